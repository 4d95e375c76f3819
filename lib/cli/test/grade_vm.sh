#!/bin/sh
# `boxlab grade` where the lab needs what this machine lacks: the checks run in virtual machines, and the
# gradebook says so. With --vm, they do anyway.
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
. lib/cli/test/toy_course
(BOXLAB_BUILD=$real_build . lib/vm/test/skip)
class=$BOXLAB_ROOT/class
grades=$BOXLAB_ROOT/grades
without() { unshare -Urm sh -c 'mount -t tmpfs none /sys/fs/cgroup; exec "$@"' sh "$@"; }

mkdir -p "$class/ann"
toy "$class/ann/toy.cpp" "check == '1' ? 0 : 1"

# Where there is no such machine either, nobody gets a mark.
expect 3 "$boxlab" grade "$class" --out "$grades" --vm
has "$err" 'this machine gives no marks one can trust'
sed -i '1i needs = ["cgroup"]' "$lab/lab.toml"
expect 3 without "$boxlab" grade "$class" --out "$grades"
has "$err" 'has no cgroup v2'

ln -s "$real_build/vm" "$BOXLAB_BUILD/vm"
ln -s "$real_build/lib/vm" "$BOXLAB_BUILD/lib/vm"
expect 0 without "$boxlab" grade "$class" --out "$grades"
has "$(grep '^"ann",' "$grades/grades.csv")" '"graded","1","2"'
has "$(cat "$grades/results/01-toy/ann.json")" '"where": "vm"'

# What was judged there is not judged again there, but here, where that can be.
expect 0 "$boxlab" grade "$class" --out "$grades" --vm
has "$out" '1 of 1 are known'
sed -i 1d "$lab/lab.toml"
expect 0 "$boxlab" grade "$class" --out "$grades"
has "$(cat "$grades/results/01-toy/ann.json")" '"where": "here"'
