#!/bin/sh
# Colour is for terminals, and for those who want it.
. lib/cli/test/toy_course

escape=$(printf '\033')
coloured() {
  case $out in
    *"$escape"*) ;;
    *) return 1 ;;
  esac
}
on_terminal() { script -qec "$boxlab check 1 --solution" /dev/null; }

TERM=xterm expect 0 "$boxlab" check 1 --solution
! coloured || complain "an escape byte went into a pipe"
TERM=xterm expect 0 on_terminal
coloured || complain "a terminal got no colour"
has "$out" "PASS"
TERM=xterm NO_COLOR=1 expect 0 on_terminal
! coloured || complain "NO_COLOR was not respected"
TERM=dumb expect 0 on_terminal
! coloured || complain "TERM=dumb was not respected"
