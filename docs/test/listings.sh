#!/bin/sh
# What the pages of the book say that a command prints, it prints: the blocks that begin with ```console.
set -eu
# Not in /tmp, over which some of them mount something.
WORK=$(mktemp -d "$BOXLAB_BUILD/listings.XXXXXX")
export WORK
trap 'rm -rf "$WORK"' EXIT
unshare -r --ipc --mount true 2>/dev/null || { echo 'no namespaces to be had here'; exit 77; }
root=$PWD
course=$WORK/course

# shellcheck disable=SC2046  # a word for each page
docs/test/run-listings $(grep -l '^```console' README.md docs/*.md)

# The small root that handouts run containers in.
make_small_root() {
  home=$WORK/home/$1
  mkdir -p "$home/small/bin"
  [ "$1" != 12-new-root ] || mkdir "$home/small/dev" "$home/small/proc"
  cp /bin/busybox "$home/small/bin"
  (cd "$home/small/bin" && for name in sh ls cat ps hostname id; do ln -s busybox $name; done)
}

# The course as somebody has it who has solved the lab: its program and its tools in build/labs.
make_course() {
  place=$course/build/labs/$1
  mkdir -p "$place"
  ln -s "$BOXLAB_BUILD/labs/$1/tools" "$place/tools"
  program=$(sed -n 's/^program = "\(.*\)"/\1/p' "labs/$1/lab.toml")
  "$BOXLAB_BUILD/boxlab" dev build "$1" solutions/"$1"/*.cpp "$place/$program"
}

for page in labs/*/README.md; do
  grep -q '^```console' "$page" || continue
  lab=$(basename "$(dirname "$page")")
  make_small_root "$lab"
  make_course "$lab"
  (cd "$course" && HOME=$home PATH=$place:$place/tools:$PATH "$root/docs/test/run-listings" "$root/$page")
done

# A page that is wrong is found.
# shellcheck disable=SC2016  # a $ that is a prompt
printf '```console\n$ echo one\ntwo\n```\n' >"$WORK/wrong.md"
! docs/test/run-listings "$WORK/wrong.md" >/dev/null
