#!/bin/sh
# A stage for the lab: runs a command in a mount namespace in which /tmp/root is a small root file
# system, and in which all mounts are shared, as they are on most systems.
#
#     stage.sh CMD [ARG...]     for example: stage.sh newroot /tmp/root sh
#
# The command's working directory is /tmp, and its descriptor 9 is open on /: both are outside of the
# new root. /tmp/secret is for whoever gets out. All of it is gone when the command ends.
set -eu

if [ $# -eq 0 ]; then
  echo 'usage: stage.sh CMD [ARG...]     for example: stage.sh newroot /tmp/root sh' >&2
  exit 2
fi
if [ -z "${BOXLAB_STAGE-}" ]; then
  BOXLAB_STAGE=1 exec unshare --map-root-user --mount "$0" "$@"
fi
unset BOXLAB_STAGE

tools=$(cd "$(dirname "$0")" && pwd)
mount --make-rprivate /
mount -t tmpfs -o mode=755 stage /tmp
root=/tmp/root
mkdir "$root" /tmp/bare
for name in usr data etc home tmp proc dev; do mkdir "$root/$name"; done
for name in bin sbin lib lib32 lib64 libx32; do
  [ ! -e "/$name" ] || ln -s "usr/$name" "$root/$name"
done
mount --rbind /usr "$root/usr"
mount -t tmpfs data "$root/data"
cp "$tools/escape" "$tools/crash" "$root"
echo "${SECRET-secret}" >/tmp/secret
echo inside >"$root/etc/where"
PATH=$tools:${tools%/*}:$PATH
mount --make-rshared /

cd /tmp
exec 9</
"$@"
