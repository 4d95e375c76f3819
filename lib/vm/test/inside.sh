#!/bin/sh
# What a command finds inside the machine, and what it can't do from there.
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
. lib/vm/test/machine

mark=$PWD/lib/vm/test/mark-$$
cat >"$directory/look" <<'END'
echo "user $(id -u) in $(pwd)"
echo "text for stderr" >&2
cd /sys/fs/cgroup
for controller in cpu memory io pids; do
  grep -qw $controller cgroup.controllers && grep -qw $controller cgroup.subtree_control &&
    echo "has $controller"
done
mkdir group
echo 10 >group/pids.max && echo "limit $(cat group/pids.max)"
echo "disk of $(($(cat /sys/block/vda/size) / 2048)) MiB"
echo "$(cat /sys/block/vda/dev) wbps=1048576" >group/io.max
(echo 0 >group/cgroup.procs; dd if=/dev/zero of=/dev/vda bs=64k count=4 oflag=direct status=none)
echo "written $(grep -o 'wbytes=[0-9]*' group/io.stat)"
echo "network $(ls /sys/class/net)"
c++ -dumpversion >/dev/null && echo "compiler"
unshare -Ur id -u
touch "$1" /etc/mark-of-boxlab && ls "$1"
exit 7
END
expect 7 --disk 64 -- sh "$directory/look" "$mark" </dev/null
has out "user 0 in $PWD"
has err "text for stderr"
if grep -qF stderr "$directory/out"; then complain "stderr came out of stdout"; fi
for controller in cpu memory io pids; do has out "has $controller"; done
has out "limit 10"
has out "disk of 64 MiB"
has out "written wbytes=262144"
has out "network lo"
has out "compiler"
has out "0"
has out "$mark"
for file in "$mark" /etc/mark-of-boxlab; do
  [ ! -e "$file" ] || complain "$file is seen outside"
done

# What is written in the course stays with --write, and only that.
expect 0 -w sh -c 'echo kept >"$0"; touch /etc/mark-of-boxlab' "$mark"
[ "$(cat "$mark")" = kept ] || complain "$mark was not kept"
rm "$mark"
[ ! -e /etc/mark-of-boxlab ] || complain "/etc was written to"
