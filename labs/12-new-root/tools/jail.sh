#!/bin/sh
# Two jails that do not hold, to be compared with newroot:
#
#     jail.sh chroot DIR CMD...     what chroot(2) does: everything else stays where it was
#     jail.sh move DIR CMD...       DIR is moved over the old root, which is hidden and not gone
#
# Both keep the old /proc.
set -eu

if [ $# -lt 3 ]; then
  echo 'usage: jail.sh chroot|move DIR CMD [ARG...]     on the stage: stage.sh jail.sh ...' >&2
  exit 2
fi
enter=$(
  cat <<'EOF'
kind=$1 directory=$2
shift 2
mount --make-rprivate /
mount --rbind "$directory" "$directory"
mount --rbind /proc "$directory/proc"
cd "$directory"
[ "$kind" = chroot ] || mount --no-mtab --move . /
exec chroot . "$@"
EOF
)
unshare --map-root-user --mount --fork sh -euc "$enter" sh "$@"
