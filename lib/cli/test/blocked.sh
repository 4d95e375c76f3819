#!/bin/sh
# A machine that allows no sandbox: every check is blocked, the verdict says what forbids it and how
# to allow it, and the status is 3. The machine here is a user namespace that may have no other.
set -eu

export BOXLAB_ROOT="$PWD"
boxlab=${BOXLAB_BUILD:-build}/boxlab

# What `boxlab ARGS` prints and exits with, on a machine without user namespaces.
walled() {
  unshare -Ur sh -c 'echo 0 > /proc/sys/user/max_user_namespaces; "$@" 2>&1; echo "exits with $?"' \
    sh "$boxlab" "$@"
}

for way in --solution '--program solutions/01-pipes/twin'; do
  # shellcheck disable=SC2086 # an option and its argument
  out=$(walled check 01 $way)
  echo "$out" | grep -q '^BLOCKED  pipes.one '
  if echo "$out" | grep -E '^(PASS|FAIL)'; then exit 1; fi
  echo "$out" | grep -q 'sysctl user.max_user_namespaces='
  echo "$out" | grep -qx 'exits with 3'
done
