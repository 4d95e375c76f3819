#!/bin/sh
# Wrong usage is answered with what was meant, and with 2.
. lib/cli/test/toy_course

expect 2 "$boxlab" dev
has "$err" "verify"
expect 2 "$boxlab" chekc
has "$err" "did you mean check?"
expect 2 "$boxlab" check tyo
has "$err" "no lab is called \"tyo\"; did you mean toy?"
expect 2 "$boxlab" check 1 --only toy.won
has "$err" "no check is called \"toy.won\"; did you mean toy.one?"
expect 2 "$boxlab" check 1 --only ''
expect 2 "$boxlab" check ''
expect 2 "$boxlab" check 7
has "$err" "there are: 01-toy (A toy)"
expect 2 "$boxlab" check toy.one
has "$err" "boxlab check toy --only toy.one"
expect 2 "$boxlab" test nope
has "$err" "-R nope"
expect 2 "$boxlab" check 1 --no-such-option
expect 2 "$boxlab" check 1 --source /no/such/file
mkfifo -m 755 "$BOXLAB_ROOT/fifo"
expect 2 "$boxlab" check 1 --source "$BOXLAB_ROOT/fifo"
has "$err" "Not a regular file: $BOXLAB_ROOT/fifo"
expect 2 "$boxlab" check 1 --program "$BOXLAB_ROOT/fifo"
expect 2 "$boxlab" check 1 --source /dev/zero
expect 2 "$boxlab" check 1 --program /etc/passwd
has "$err" "Not executable: /etc/passwd"
expect 2 "$boxlab" check 1 --solution --program /bin/true
for number in 0 -1 x 1.5 ''; do
  expect 2 "$boxlab" check 1 --repeat "$number"
  has "$err" "must be a whole number from 1"
done
expect 2 "$boxlab" check 1 --seed x

expect 2 "$boxlab" vm --no-such-option true
expect 2 "$boxlab" vm --time 0 true
expect 125 "$boxlab" vm -- true
has "$err" "is not here yet. To set it up: ./boxlab vm true"

for command in "" check vm list doctor explain play test bench "bench ipc" "dev verify" "dev bench"; do
  # shellcheck disable=SC2086 # no command, or two words, are meant
  expect 0 "$boxlab" $command --help
done
expect 0 "$boxlab" check --help
for odd in FILE:FILE POSITIVE; do
  case $out in *"$odd"*) complain "the help says $odd" ;; esac
done

mkdir "$lab/toy.cpp"
expect 3 "$boxlab" check 1
has "$err" "toy.cpp is a directory; it should be a file"
rmdir "$lab/toy.cpp"

expect 0 "$boxlab" list
has "$out" "01-toy  A toy"
cd /
expect 3 env -u BOXLAB_ROOT "$boxlab"
has "$err" "there is no course here"
expect 3 env -u BOXLAB_ROOT "$boxlab" list
has "$err" "there is no course here"
