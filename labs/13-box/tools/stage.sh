#!/bin/sh
# A stage for the lab: runs a command where /tmp/rootfs is a small root file system, that of busybox,
# with some programs to attack from.
#
#     stage.sh [--with-rights] CMD [ARG...]     for example: stage.sh box /tmp/rootfs sh
#
# All mounts are shared, as they are on most systems. The command may change nothing of that; with
# --with-rights, it has all rights there, as root on a machine of his own. Its working directory is
# /tmp, and its descriptor 9 is open on /: both are outside of the box, as is /tmp/secret, which is
# for whoever gets out. All of it is gone when the command ends.
set -eu

if [ -z "${BOXLAB_STAGE-}" ]; then
  BOXLAB_STAGE=1 exec unshare --map-root-user --mount "$0" "$@"
fi
unset BOXLAB_STAGE

tools=$(cd "$(dirname "$0")" && pwd)
mount --make-rprivate /
mount -t tmpfs -o mode=755 stage /tmp
root=/tmp/rootfs
mkdir "$root" "$root/bin" "$root/etc" "$root/home"
cp "$(command -v busybox)" "$root/bin/busybox"
"$root/bin/busybox" --install "$root/bin"
cp "$tools/attack.sh" "$tools/crash_static" "$tools/outlive_static" "$root/bin"
echo inside >"$root/etc/where"
echo "${SECRET-secret}" >/tmp/secret
PATH=$tools:${tools%/*}:$PATH
mount --make-rshared /

cd /tmp
exec 9</
if [ "$1" = --with-rights ]; then
  shift
  "$@"
else
  unshare --map-root-user "$@"
fi
