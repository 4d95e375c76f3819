#!/bin/sh
# A machine that allows no sandbox: every check is blocked, the verdict says what forbids it and how
# to allow it, and the status is 3.
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
set -eu

export BOXLAB_ROOT="$PWD"
boxlab=$(realpath "${BOXLAB_BUILD:-build}")/boxlab
directory=$(mktemp -d)
trap 'rmdir "$directory"' EXIT

# expect_blocked PART COMMAND...: it prints PART, that a check is blocked, no other verdict, and
# exits with 3.
expect_blocked() {
  part=$1
  shift
  status=0
  out=$("$@" 2>&1) || status=$?
  echo "$out"
  echo "$out" | grep -q '^BLOCKED  pipes.one '
  if echo "$out" | grep -E '^(PASS|FAIL)'; then exit 1; fi
  echo "$out" | tr -s ' \n' ' ' | grep -qF "$part"
  [ "$status" = 3 ]
}

# A user namespace that may have no other.
walled() {
  unshare -Ur sh -c 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"' sh "$@"
}

# A chroot into a mount point, which only root can tell from the root of a system.
chrooted() {
  unshare -Urm sh -c 'mount --rbind / "$0"; exec chroot "$0" "$@"' "$directory" "$@"
}

# A chroot into a directory, without any right of root.
chrooted_in_directory() {
  unshare -Urm sh -c 'mount -t tmpfs tmpfs "$0"; mkdir "$0/root"
    for top in /*; do
      [ ! -d "$top" ] || { mkdir "$0/root$top"; mount --rbind "$top" "$0/root$top"; }
    done
    exec chroot "$0/root" setpriv --bounding-set -all "$@"' "$directory" "$@"
}

sysctl='this mends it: sysctl user.max_user_namespaces=10000'
expect_blocked "$sysctl" walled "$boxlab" check 01 --solution
expect_blocked "$sysctl" walled "$boxlab" check 01 --program solutions/01-pipes/twin
chroot='the kernel allows no user namespaces in a chroot. Leave it, or enter its directory with pivot_root'
expect_blocked "$chroot" chrooted "$boxlab" check 01 --solution
expect_blocked "$chroot" chrooted_in_directory "$boxlab" check 01 --solution

# What is set for good before the checks begin says nothing of a program.
status=0
out=$(setpriv --no-new-privs "$boxlab" check 13 --solution --only rights.no-new-privs) || status=$?
echo "$out"
echo "$out" | grep -q '^BLOCKED  rights.no-new-privs '
echo "$out" | tr -s ' \n' ' ' | grep -qF 'no_new_privs is set here'
[ "$status" = 3 ]

# What a lab needs, and what was found to be there, is found anew after a check was blocked.
known=${BOXLAB_BUILD:-build}/needs
echo "what an earlier run found" > "$known"
expect_blocked "$sysctl" walled "$boxlab" check 01 --program solutions/01-pipes/twin
[ ! -e "$known" ]
