#!/bin/sh
# `boxlab solution` shows the reference to those who have passed, and to those who insist.
. lib/cli/test/toy_course

cp "$lab/starter.cpp" "$lab/toy.cpp"
expect 1 "$boxlab" check 1
expect 1 "$boxlab" solution 1
has "$err" "toy does not pass yet. A hint: ./boxlab hint toy"
has "$err" "./boxlab solution toy --spoil"
[ -z "$out" ] || complain "something of it is shown"
expect 0 "$boxlab" solution 1 --spoil
has "$out" "--- labs/01-toy/toy.cpp
+++ solutions/01-toy/toy.cpp"
has "$out" "-int toy(char check) { return check ? 1 : 1; }
+int toy(char check) { return check ? 0 : 1; }"
rm "$lab/toy.cpp"
expect 0 "$boxlab" solution 1 --spoil
has "$out" "--- labs/01-toy/starter.cpp"

# Who has passed once has passed, whatever the file is now.
toy "$lab/toy.cpp" "check == '9' ? 1 : 0"
expect 0 "$boxlab" check 1
expect 0 "$boxlab" solution 1
has "$out" "+int toy(char check) { return check ? 0 : 1; }"
cp "$lab/starter.cpp" "$lab/toy.cpp"
expect 1 "$boxlab" check 1
expect 0 "$boxlab" solution 1
cp "$solutions/toy.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" solution 1
has "$out" "Yours is the reference, letter by letter."

# What is in a file can't do anything to a terminal.
printf '// \033[31m\tx\n' >> "$lab/toy.cpp"
expect 0 "$boxlab" solution 1
has "$out" '-// \x1b[31m'

rm -r "$BOXLAB_ROOT/solutions"
expect 3 "$boxlab" solution 1
has "$err" "this course came without its solutions"
expect 2 "$boxlab" solution
expect 0 "$boxlab" solution --help
has "$out" "boxlab solution pipes --spoil"
