#!/bin/sh
# What somebody sees who watches a lab at a terminal, of two sizes, with colour and without.
. lib/cli/test/toy_terminal

toy "$BOXLAB_ROOT/half.cpp" "check == '1' ? 0 : 1"
toy "$BOXLAB_ROOT/right.cpp" 'check ? 0 : 1'
toy "$BOXLAB_ROOT/slow.cpp" "check == '1' ? 0 : 8"
toy "$BOXLAB_ROOT/bad.cpp" nothing
mkdir -p "$BOXLAB_ROOT/labs/02-next"
sed 's/A toy/The next/' "$lab/lab.toml" > "$BOXLAB_ROOT/labs/02-next/lab.toml"
cp "$lab/toy.hpp" "$lab/starter.cpp" "$BOXLAB_ROOT/labs/02-next"
cp -r "$BOXLAB_BUILD/labs/01-toy" "$BOXLAB_BUILD/labs/02-next"
save() { cp "$BOXLAB_ROOT/$1.cpp" "$lab/toy.cpp"; }

# The lines of the screen, where the first one and the last one are.
expect_frame() {
  out=$(screen | head -n 1)
  has "$out" "01-toy  A toy"
  out=$(screen | tail -n 1)
  has "$out" "q quit"
}

# watch COLUMNS ROWS WORD: all of it, on a terminal of that size; WORD stands before the command.
watch() {
  rm -rf "$lab/toy.cpp" "$BOXLAB_ROOT/.boxlab" "$BOXLAB_ROOT/labs/02-next/toy.cpp"
  open_terminal "$1" "$2"
  type_line "clear; echo before; TERM=xterm $3 '$boxlab' watch 1"
  shows "Next: toy.one"
  shows_no before
  shows "FAIL  toy.one"
  shows "hint      return 0"
  expect_frame

  # A hint more with each key; the first one was there already.
  press h
  shows "toy.one: hint 2 of 3"
  has "$out" "hint 2    return nothing but 0"
  press h
  shows "toy.one: hint 3 of 3"
  press d
  shows "No version of yours has passed a check yet."

  # Every save is judged, in place.
  save half
  shows "PASS  toy.one"
  shows "1 of 2 points"
  shows "Next: toy.two"
  shows_no "hint 3"
  save bad
  shows "DOES NOT BUILD"
  shows "was not declared in this scope"
  press d
  shows "-int toy(char check) { return check == '1' ? 0 : 1; }"
  has "$out" "+int toy(char check) { return nothing; }"
  has "$out" "--- your last version with 1 of 2 points"
  press r
  shows "Fix this first."

  # A file that goes is waited for; a half saved one is judged as it is.
  rm "$lab/toy.cpp"
  shows "labs/01-toy/toy.cpp is gone"
  : > "$lab/toy.cpp"
  shows "does not define"

  # It stays after a pass, until somebody goes on.
  save right
  shows "All checks pass. n goes on to 02-next, The next."
  shows "2 of 2 points"
  expect_frame
  press n
  shows "02-next  The next"
  shows "Next: toy.one"
  [ -e "$BOXLAB_ROOT/labs/02-next/toy.cpp" ] || complain "the next file is not handed out"
  press n
  shows "This is the last lab."
  press q
  shows "before"
  shows "To go on: ./boxlab watch next"
  type_line 'echo status $?'
  shows "status 0"
  close_terminal
}

watch 80 24 ''
watch 80 24 NO_COLOR=1
watch 200 50 ''
watch 200 50 NO_COLOR=1

# Colour is there, and can be unwanted.
escape=$(printf '\033')
coloured() {
  out=$(tmux -S "$socket" capture-pane -pe)
  case $out in *"${escape}[3"*) ;; *) return 1 ;; esac
}
for wish in '' NO_COLOR=1; do
  open_terminal 80 24
  type_line "TERM=xterm $wish '$boxlab' watch 1"
  shows "All checks pass."
  if [ -z "$wish" ]; then coloured || complain "there is no colour"; fi
  if [ -n "$wish" ]; then ! coloured || complain "NO_COLOR was not respected"; fi
  close_terminal
done

# A save while a check goes on starts it anew; and to go on from a lab that is not done takes two.
save slow
open_terminal 80 24
type_line "TERM=xterm '$boxlab' watch 1"
shows "....  toy.two"
press n
shows "n once more goes on all the same"
save right
shows "All checks pass."

# Ctrl-Z gives the terminal back, as a signal does that ends it.
press C-z
shows "Stopped"
type_line fg
shows "All checks pass."
tmux -S "$socket" resize-window -x 100 -y 12
shows "q quit"
[ "$(screen | wc -l)" -le 12 ] || complain "it does not fit"
press C-c
shows fg
type_line 'echo status $?'
shows "status 130"
type_line 'stty -a'
shows " icanon"
shows " echo "
no_checker_is_left
