#!/bin/sh
# On a terminal, `boxlab grade` shows how far it is and what is running; Ctrl-C says how to go on.
. lib/cli/test/toy_course
. lib/cli/test/screen
cp "$real_build/lib/boxlab-unpack" "$BOXLAB_BUILD/lib"
class=$BOXLAB_ROOT/class
grades=$BOXLAB_ROOT/grades
# hand_in NAME EXPRESSION: a student whose toy() returns that.
hand_in() {
  mkdir -p "$class/$1"
  toy "$class/$1/toy.cpp" "$2"
}
hand_in anna 'check ? 0 : 1'
hand_in berta 'check ? 0 : 1'
hand_in "$(printf 'slow\033[31m')" 'check ? 8 : 1'

tmux -S "$socket" -f /dev/null new-session -d -x 100 -y 30 sh
tmux -S "$socket" send-keys "'$boxlab' grade '$class' --out '$grades' --jobs 1" Enter
shows '2 of 3'
shows 'a second, '
shows ' left: slow\x1b[31m'
shows '2/2     berta'
tmux -S "$socket" send-keys C-c
shows 'nothing is left running'
shows 'The same command goes on from here.'

# Elsewhere, there is a line for each result, and no escape sequence.
rm -r "$class"/slow*
hand_in clara 'check ? 0 : 1'
expect 0 "$boxlab" grade "$class" --out "$grades"
has "$out" '2 of 3 are known'
has "$out" '2/2     clara'
case $out in *"$(printf '\033')"*) complain "an escape sequence is in a file" ;; esac
