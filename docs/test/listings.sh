#!/bin/sh
# What README, the handouts and the pages of the book say that a command prints, it prints: the blocks
# that begin with ```console.
#
#   listings.sh [PAGE...]   all of them without arguments
#
# beside others: it takes minutes, and measures nothing
set -eu
# Not in /tmp, over which some of them mount something.
WORK=$(mktemp -d "$BOXLAB_BUILD/listings.XXXXXX")
export WORK
export PODMAN_IGNORE_CGROUPSV1_WARNING=1  # of this machine, and not of what the pages show
trap 'rm -rf "$WORK"' EXIT
docs/test/as-reader you </dev/null 2>/dev/null || { echo 'no namespaces to be had here'; exit 77; }
root=$PWD
course=$WORK/course
run=$root/docs/test/run-listings

# The small root that handouts run containers in.
make_small_root() {
  home=$WORK/home/$1
  mkdir -p "$home/small/bin"
  [ "$1" != 12-new-root ] || mkdir "$home/small/dev" "$home/small/proc"
  cp /bin/busybox "$home/small/bin"
  (cd "$home/small/bin" && for name in $(busybox --list | grep -vx busybox); do ln -sf busybox "$name"; done)
}

# The course as somebody has it who has just begun: labs, what is built of them, and a boxlab that knows
# no other place. Who is root of the place where the pages run may call sudo.
make_course() {
  mkdir -p "$course/build/labs" "$WORK/bin"
  cp -r labs "$course"
  ln -s "$root/lib" "$course"
  for part in "$BOXLAB_BUILD"/[!l]* "$BOXLAB_BUILD"/lib "$BOXLAB_BUILD"/.built; do
    ln -s "$part" "$course/build"
  done
  rm -f "$course"/labs/*/pipeline.cpp
  printf '#!/bin/sh\nBOXLAB_ROOT="%s" exec "%s/boxlab" "$@"\n' "$course" "$BOXLAB_BUILD" >"$course/boxlab"
  printf '#!/bin/sh\nexec "$@"\n' >"$WORK/bin/sudo"
  chmod +x "$course/boxlab" "$WORK/bin/sudo"
}

# A lab that is solved: its program, and its tools, are in build/labs.
solve() {
  place=$course/build/labs/$1
  [ ! -d "$place" ] || return 0
  mkdir "$place"
  for part in "$BOXLAB_BUILD/labs/$1"/*; do ln -s "$part" "$place"; done
  program=$(sed -n 's/^program = "\(.*\)"/\1/p' "labs/$1/lab.toml")
  "$BOXLAB_BUILD/boxlab" dev build "$1" solutions/"$1"/*.cpp "$place/$program"
}

# What a page needs: lab 10's a virtual machine, lab 15's a root that may do all. Says what is missing.
lacks() {
  case $1 in
    10-limits) [ -e "$BOXLAB_BUILD/vm/kernel" ] || echo 'a virtual machine (./boxlab vm)' ;;
    15-oci) [ "$(id -u)" = 0 ] || echo root ;;
  esac
}

# A page of the book is run here, README and a handout in the course.
try_page() {
  case $1 in
    labs/*) lab=$(basename "$(dirname "$1")") ;;
    README.md) lab=01-pipes ;;
    *) "$run" "$1"; return ;;
  esac
  lack=$(lacks "$lab")
  [ -z "$lack" ] || { echo "$1: not run without $lack"; return 0; }
  make_small_root "$lab"
  solve "$lab"
  (cd "$course" && HOME=$home PATH=$place:$place/tools:$PATH:$WORK/bin BOXLAB_BUILD=$course/build \
    BOXLAB_SOURCE=$root "$run" "$root/$1")
}

make_course
# shellcheck disable=SC2046  # a word for each page
[ $# -gt 0 ] || set -- README.md $(grep -l '^```console' docs/*.md) labs/*/README.md
# Three at a time, since much of it is waiting. README, which uses lab 01, is done when that begins.
count=0 status=0
for page in "$@"; do
  { try_page "$page" || touch "$WORK/is-wrong"; } >"$WORK/said.$((count + 100))" 2>&1 &
  count=$((count + 1))
  [ $((count % 3)) -ne 0 ] || wait
done
wait
cat "$WORK"/said.*
[ ! -e "$WORK/is-wrong" ] || status=1

# A page that is wrong is found.
# shellcheck disable=SC2016  # a $ that is a prompt
printf '```console\n$ echo one\ntwo\n```\n' >"$WORK/wrong.md"
if $run "$WORK/wrong.md" >/dev/null; then
  echo 'a wrong page was not found'
  status=1
fi
exit $status
