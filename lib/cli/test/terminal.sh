#!/bin/sh
# What somebody at a terminal sees: each verdict as it comes, what goes on now, and a word at Ctrl-C.
. lib/cli/test/toy_course
. lib/cli/test/screen

# A check that never ends is named, not the build that is over; the file has no warning.
toy "$BOXLAB_ROOT/hangs.cpp" "check == '1' ? 8 : 1"
tmux -S "$socket" -f /dev/null new-session -d -x 90 -y 40 sh
tmux -S "$socket" send-keys "TERM=xterm '$boxlab' check 1 --source '$BOXLAB_ROOT/hangs.cpp'" Enter
shows "....  toy.one"
tmux -S "$socket" send-keys C-c
shows "boxlab: stopped"
tmux -S "$socket" kill-server

# The first check fails, and the second one holds up the checker: its verdict never comes.
toy "$BOXLAB_ROOT/slow.cpp" "check == '1' ? 1 : 8"
tmux -S "$socket" -f /dev/null new-session -d -x 90 -y 40 sh
tmux -S "$socket" send-keys "TERM=xterm '$boxlab' check 1 --source '$BOXLAB_ROOT/slow.cpp'" Enter
shows "FAIL  toy.one"
shows "....  toy.two"
case $out in *building*) complain "what went on before is still there" ;; esac
tmux -S "$socket" send-keys C-c
shows "boxlab: stopped; nothing is left running"
tmux -S "$socket" send-keys "echo status \$?" Enter
shows "status 130"
for _ in $(seq 100); do
  left=$(pgrep -f "$BOXLAB_BUILD/labs/01-toy/checks" || true)
  [ -z "$left" ] && exit
  sleep 0.1
done
complain "the checker still runs: $left"
