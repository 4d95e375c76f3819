#!/bin/sh
# A stage for the lab: runs a command as root on a machine of his own, whose mounts are shared, as they
# are on most systems.
#
#     stage.sh CMD [ARG...]         for example: stage.sh ocibox run --bundle c1 c1
#
# The working directory is /tmp. Each NAME.json beside this script is the config.json of a bundle
# /tmp/NAME there, with a small root file system in NAME/rootfs, that of busybox. /run is empty, for
# what a runtime has to write down; /tmp/outside has a file `secret`, for whoever gets out of his
# container; descriptor 9 is open on /, as something that a caller forgot to close.
set -eu

if [ -z "${BOXLAB_STAGE-}" ]; then
  BOXLAB_STAGE=1 exec unshare --map-root-user --mount "$0" "$@"
fi
unset BOXLAB_STAGE

tools=$(cd "$(dirname "$0")" && pwd)
mount --make-rprivate /

# A root of its own, with places that the system around may not have.
mount -t tmpfs -o mode=755 stage /tmp
for path in /*; do
  if [ -L "$path" ]; then cp -P "$path" /tmp
  elif [ "$path" = /tmp ] || [ "$path" = /dev ]; then continue
  elif [ -d "$path" ]; then mkdir "/tmp$path" && mount --no-mtab --rbind "$path" "/tmp$path"
  fi
done
mkdir -p /tmp/tmp /tmp/run /tmp/sys/fs/cgroup /tmp/dev
for name in null zero full random urandom tty; do
  : >"/tmp/dev/$name"
  [ "$name" = tty ] || mount --no-mtab --bind "/dev/$name" "/tmp/dev/$name"
done
mount --no-mtab --bind /dev/null /tmp/dev/tty # so that there is one
cd /tmp
pivot_root . .
umount --no-mtab --lazy .

cd /tmp
mkdir outside
echo secret >outside/secret
mkdir -p image/bin image/etc image/proc image/dev image/tmp image/home
cp "$(command -v busybox)" image/bin/busybox
image/bin/busybox --install image/bin
echo inside >image/etc/where
for file in "$tools"/*.json; do
  name=$(basename "$file" .json)
  mkdir "$name"
  cp "$file" "$name/config.json"
  cp -al image "$name/rootfs"
  cp -a --remove-destination image/etc/where "$name/rootfs/etc/where"
done
mount --make-rshared /

PATH=$tools:${tools%/*}:$PATH
exec 9</
exec "$@"
