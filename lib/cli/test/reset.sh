#!/bin/sh
# `boxlab reset` starts over, and loses nothing.
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/cli/test/toy_course

expect 2 "$boxlab" reset
has "$err" "which lab? Or all of them: --all"
expect 2 "$boxlab" reset 1 --all
expect 0 "$boxlab" reset 1
has "$out" "Nothing is begun there"

toy "$BOXLAB_ROOT/right.cpp" 'check ? 0 : 1'
for what in 1 --all; do
  cp "$BOXLAB_ROOT/right.cpp" "$lab/toy.cpp"
  expect 0 "$boxlab" check 1
  expect 0 "$boxlab" reset $what
  has "$out" "labs/01-toy/toy.cpp is the starter again; what it was is in
  .boxlab/backup/20"
  copy=$BOXLAB_ROOT/$(echo "$out" | sed -n 's/^  //p')
  cmp -s "$copy" "$BOXLAB_ROOT/right.cpp" || complain "the backup is not the file"
  cmp -s "$lab/toy.cpp" "$lab/starter.cpp" || complain "the file is not the starter"
  expect 0 "$boxlab"
  has "$out" "0 of 2 points. Next: 01-toy"
done
[ "$(find "$BOXLAB_ROOT/.boxlab/backup" -name toy.cpp | wc -l)" = 2 ] || complain "a backup is gone"

# Where there is no room for the backup, nothing is touched.
cp "$BOXLAB_ROOT/right.cpp" "$lab/toy.cpp"
full() {
  unshare -Urm sh -c 'mount -t tmpfs -o size=4k none "$0" && head -c 4096 /dev/zero > "$0/full"
    exec "$@"' "$BOXLAB_ROOT/.boxlab/backup" "$@"
}
expect 3 full "$boxlab" reset 1
has "$err" "No space left on device"
cmp -s "$lab/toy.cpp" "$BOXLAB_ROOT/right.cpp" || complain "the file was touched"
