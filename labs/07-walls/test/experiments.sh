#!/bin/sh
# The experiments that the checker shows, pasted into a terminal of this machine, print what the
# checker says that they print.
#
# beside others: it measures nothing
set -eu
unshare -rfimnpu true 2>/dev/null || { echo "no namespaces here: nothing tried"; exit 77; }
boxlab=$(readlink -f "${BOXLAB_BUILD:-build}/boxlab")
place=$(mktemp -d)
trap 'rm -r "$place"' EXIT
ln -s "${boxlab%/*}" "$place/build"

# From what is shown: each experiment becomes a file N, and N.answer what it should print.
# shellcheck disable=SC2016  # they are fields of awk
cut_out='
  / expected / { answer = $NF }
  / unshare -rfimnpu / { file = place "/" guess "." ++count; print answer > (file ".answer") }
  file != "" { print > file }
  /^ +\047$/ { file = "" }'
for guess in container_cuts_all nothing_cuts; do
  "$boxlab" check 07 --source "solutions/07-walls/wrong/$guess.cpp" -v |
    awk -v place="$place" -v guess="$guess" "$cut_out"
done

cd "$place"
count=0
for answer in *.answer; do
  experiment=${answer%.answer}
  printed=$(sh "$experiment" 2>&1) || true
  count=$((count + 1))
  [ "$printed" = "$(cat "$answer")" ] && continue
  cat "$experiment"
  echo "It printed \"$printed\", not \"$(cat "$answer")\"."
  exit 1
done
[ "$count" -ge 35 ] || { echo "only $count experiments were shown"; exit 1; }

# The tool that shows all attacks does so here, too.
[ "$(build/labs/07-walls/tools/tenants.sh | grep -c ' through$')" = 38 ]
[ "$(build/labs/07-walls/tools/tenants.sh ipc mnt net pid uts user cgroup | grep -c ' cut$')" = 35 ]
