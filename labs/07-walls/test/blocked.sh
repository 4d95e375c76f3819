#!/bin/sh
# On a machine that allows no UTS namespace for B, nothing is said about the learner's table.
set -eu
unshare -rfimnpu true 2>/dev/null || { echo "no namespaces here: nothing tried"; exit 77; }
boxlab=$(readlink -f "${BOXLAB_BUILD:-build}/boxlab")

# One is for the sandbox, one for the stage; the third would be for B.
status=0
# shellcheck disable=SC2016  # the inner shell expands it
out=$(BOXLAB_ROOT=$PWD unshare -r sh -c 'echo 2 > /proc/sys/user/max_uts_namespaces; exec "$@"' sh \
  "$boxlab" check 07 --solution --only walls.pipe) || status=$?
echo "$out"
echo "$out" | grep -q '^BLOCKED  walls.pipe '
[ "$status" = 3 ]
