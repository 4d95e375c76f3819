#!/bin/sh
# `boxlab dev new` writes a whole lab in less than a second, or says why not and leaves nothing.
. lib/cli/test/toy_course
work=$BOXLAB_ROOT/work
course=$work/course
mkdir "$work"

# call WORD...: the boxlab of this tree, about that course.
call() { at_home --course "$course" "$@"; }
expect_in_course() {
  wanted=$1
  shift
  expect "$wanted" call "$@"
}

# A course begins where there is nothing, or an empty directory with a .git in it.
expect_in_course 0 dev new greet
has "$out" "dev verify 01-greet"
for file in labs/01-greet/lab.toml labs/01-greet/README.md labs/01-greet/greet.hpp .gitignore \
  labs/01-greet/starter.cpp labs/01-greet/main.cpp labs/01-greet/checks.cpp \
  solutions/01-greet/greet.cpp solutions/01-greet/variants/plain_calls.cpp \
  solutions/01-greet/wrong/drops_the_status.cpp; do
  [ -s "$course/$file" ] || complain "$file is missing"
done
! grep -r example "$course" || complain "the lab is called example somewhere"
expect_in_course 0 list
has "$out" "01-greet  A command"

# Numbers go on; dashes are no part of what the program is called.
expect_in_course 0 dev new set-uid
grep -q '^program = "setuid"$' "$course/labs/02-set-uid/lab.toml" || complain "the program's name"
expect_in_course 0 dev new 07b-late
expect_in_course 0 dev new last
[ -e "$course/labs/08-last/last.hpp" ] || complain "no lab 08"
# Of the processor's time: others may keep the machine busy.
# shellcheck disable=SC3045  # dash and bash have it
limited() (ulimit -t 1 && call dev new quick)
expect 0 limited

# What cannot be a name, and what is one already: nothing changes.
find "$course" | sort > "$work/before"
for name in '' a/b ../a 'a b' Greet -a a- a--b _a 1-a 001-a é "a
b" aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde; do
  expect_in_course 2 dev new -- "$name"
  has "$err" "cannot be a lab's name"
done
for name in main mainframe starter checks checksum bench 12-bench; do
  expect_in_course 2 dev new "$name"
  has "$err" "no lab's name can begin with"
done
for name in greet 01-greet 01-other 11-greet 07b-other; do
  expect_in_course 2 dev new "$name"
  has "$err" "already"
done
find "$course" | sort | diff "$work/before" - || complain "something was written"

# What is no course, and cannot become one.
mkdir "$work/other"
echo text > "$work/other/README.md"
for course in "$work/other" "$work/other/README.md" ''; do
  expect_in_course 2 dev new greet
  [ "$(ls -A "$work/other")" = README.md ] || complain "something was written"
done
for course in "$work/other" "$work/none"; do
  expect_in_course 2 check
  has "$err" "is not a course: it has no labs/"
  has "$err" "dev new NAME"
done
[ ! -e "$work/none" ] || complain "check has made a directory"
expect 2 "$boxlab" --course

# Where nothing can be written, that is said, and nothing is left.
course=$work/course
read_only() {
  # shellcheck disable=SC2016  # for the inner shell
  unshare -Urm sh -c 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"' \
    "$course" env BOXLAB_ROOT="$sources" "$boxlab" --course "$course" dev new more
}
expect 3 read_only
has "$err" "Read-only file system"
find "$course" | sort | diff "$work/before" - || complain "something was written"
