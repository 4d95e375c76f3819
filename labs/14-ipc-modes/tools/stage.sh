#!/bin/sh
# A stage for the lab: runs a command where /tmp/rootfs is a small root file system, with the tools
# that containers take part with.
#
#     stage.sh CMD [ARG...]     for example: stage.sh box --ipc=shareable --name=a /tmp/rootfs sh
#
# The command may change nothing outside. Its working directory is /tmp, its descriptor 9 is open on
# /. All of it is gone when the command ends.
set -eu

if [ -z "${BOXLAB_STAGE-}" ]; then
  BOXLAB_STAGE=1 exec unshare --map-root-user --mount "$0" "$@"
fi
unset BOXLAB_STAGE

tools=$(cd "$(dirname "$0")" && pwd)
mount --make-rprivate /
mount -t tmpfs -o mode=755 stage /tmp
mkdir /tmp/rootfs /tmp/rootfs/bin
cp "$(command -v busybox)" /tmp/rootfs/bin/busybox
/tmp/rootfs/bin/busybox --install /tmp/rootfs/bin
cp "$tools/peer_static" "$tools/crash_static" "$tools/table.sh" /tmp/rootfs/bin
PATH=$tools:${tools%/*}:$PATH
mount --make-rshared /

cd /tmp
exec 9</
exec unshare --map-root-user "$@"
