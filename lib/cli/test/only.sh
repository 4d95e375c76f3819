#!/bin/sh
# One check alone, with what it needs, or one group: on the labs as they are.
set -eu
export BOXLAB_ROOT="$PWD"
boxlab=${BOXLAB_BUILD:-build}/boxlab
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# only CHECK FILE TEXT: what is said of the file by that check alone.
only() {
  out=$("$boxlab" check 01 --only "$1" --source "$2" 2>&1) || true
  case $out in *"$3"*) ;; *) printf '"%s" is missing\n%s\n' "$3" "$out" && exit 1 ;; esac
}

# A check that needs another one is not passed by a program that fails that one.
only waits labs/01-pipes/starter.cpp "not tried: pipes.one must pass first"
only waits labs/01-pipes/starter.cpp "Next: pipes.one
  ./boxlab check pipes --only pipes.one"
only waits solutions/01-pipes/pipeline.cpp "2 of 2 points. This check passes."
case $out in *pipes.one*) echo "what was only needed is shown" && exit 1 ;; esac

# A group, as the handouts write it, or without the star.
for group in 'init.*' init. init; do
  out=$("$boxlab" check 08 --only "$group" --source labs/08-init/starter.cpp 2>&1) || true
  case $out in *orphans* | *signals*) echo "$group: another group is shown" && exit 1 ;; esac
  case $out in *init.command*init.sleeps*"0 of 8 points"*) ;; *) echo "$group: $out" && exit 1 ;; esac
done

# What a group is called, a check of another group may be called, too: the group is meant.
out=$("$boxlab" check 14 --only pod --source labs/14-ipc-modes/starter.cpp 2>&1) || true
case $out in *pairs.pod*) echo "not the group: $out" && exit 1 ;; esac
case $out in *pod.holds*pod.orphans*) ;; *) echo "not the group: $out" && exit 1 ;; esac

# The first step of the handout: split() alone, right or wrong.
sed '/^int run_pipeline/,/^}/d' solutions/01-pipes/pipeline.cpp > "$work/pipeline.cpp"
sed -n '/^int run_pipeline/,/^}/p' labs/01-pipes/starter.cpp >> "$work/pipeline.cpp"
sed -i 's/^#include "sys\/pipe.hpp"/#include "sys\/error.hpp"\n&/' "$work/pipeline.cpp"
only usage "$work/pipeline.cpp" "not counted: right so far; its points come when pipes.one passes"
only usage labs/01-pipes/starter.cpp "FAIL  pipes.usage"
