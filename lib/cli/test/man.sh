#!/bin/sh
# The manual page has every command and every option, and nothing that a formatter complains of.
. lib/cli/test/toy_course

page=$BOXLAB_ROOT/boxlab.1
"$boxlab" dev man > "$page"
formatters=''
if command -v mandoc >/dev/null; then
  formatters="$formatters mandoc"
  expect 0 mandoc -T lint -W style "$page"
  [ -z "$out$err" ] || complain "mandoc complains"
fi
if command -v groff >/dev/null; then
  formatters="$formatters groff"
  expect 0 groff -man -ww -z "$page"
  [ -z "$out$err" ] || complain "groff complains"
fi
if command -v man >/dev/null; then
  formatters="$formatters man"
  MANWIDTH=80 expect 0 man --warnings -E UTF-8 -l "$page"
  [ -z "$err" ] || complain "man complains"
  for text in 'NAME' 'boxlab check [OPTION...] [LAB]' 'boxlab dev new NAME' '--repeat N' \
    'BOXLAB_COURSE' '3 something could not be judged'; do
    has "$out" "$text"
  done
  case $out in *--built*) complain "an option that nobody is to use is described" ;; esac
fi
[ -n "$formatters" ] || { echo "no mandoc, groff or man: nothing checked"; exit 77; }

# What the help of a command says is in the page, too.
for command in check vm 'dev verify' 'bench ipc'; do
  # shellcheck disable=SC2086  # two words
  for option in $("$boxlab" $command --help | grep -o '^  *-[-a-z,]*' | grep -v help); do
    sed 's/\\-/-/g' "$page" | grep -qF -e "$option" || { echo "$command: $option is missing"; exit 1; }
  done
done
