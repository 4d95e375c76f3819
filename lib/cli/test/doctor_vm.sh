#!/bin/sh
# What the doctor says can be mended, is mended by its lines, where we are root of a whole machine.
#
# beside others: it measures nothing
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/vm/test/machine

# The script that runs inside. Everything here is about one need alone: that takes no compiler.
cat > "$directory/inside" <<'END_OF_SCRIPT'
set -eu
boxlab=$BOXLAB_BUILD/boxlab
out=/tmp/doctor.out

complain() { echo "$*"; cat "$out"; exit 1; }

# doctor STATUS WORD...: it exits with that; what it printed is in $out.
doctor() {
  wanted=$1 status=0
  shift
  "$boxlab" doctor "$@" >$out 2>&1 </dev/null || status=$?
  [ "$status" = "$wanted" ] || complain "doctor $* exits with $status instead of $wanted"
}

# mends NEED: it is lacking, and there when the doctor's line has run.
mends() {
  doctor 3 --only "$1"
  grep -q "^LACKS  $1 " $out || complain "it does not lack $1"
  doctor 0 --only "$1" --fix --yes
  grep -q "^ok     $1 " $out || complain "$1 is not mended"
  echo "$1 is mended"
}

doctor 0 --only cgroup
echo -io >/sys/fs/cgroup/cgroup.subtree_control
mends cgroup
echo '-memory -pids' >/sys/fs/cgroup/cgroup.subtree_control
mends cgroup
umount /sys/fs/cgroup
mends cgroup
mount -o remount,ro /sys/fs/cgroup
mends cgroup

sysctl -q kernel.yama.ptrace_scope=2
mends ptrace

sysctl -q kernel.unprivileged_userns_clone=0
mends namespaces

doctor 0 --only veth
doctor 0 --only overlay

# Limits are those of the shell that one types at: the leader of the session.
setsid -w sh -euc 'prlimit --pid $$ --msgqueue=1000:1000
  "$0" doctor --only limits && exit 1
  "$0" doctor --only limits --fix --yes && exit 1  # it was started before
  "$0" doctor --only limits' "$boxlab" >$out 2>&1 || complain "limits are not mended"
echo "limits is mended"

# A user may make groups when root has run the line that was shown to him.
cat >/tmp/user.sh <<'END_OF_USER'
"$1" doctor --only cgroup >/tmp/user/before
touch /tmp/user/asked
while [ ! -e /tmp/mended ]; do sleep 0.2; done
"$1" doctor --only cgroup
END_OF_USER
mkdir -m 777 /tmp/user
setsid -w setpriv --reuid 1000 --regid 1000 --clear-groups sh /tmp/user.sh "$boxlab" >$out 2>&1 &
while [ ! -e /tmp/user/asked ]; do sleep 0.2; done
line=$(sed -n "s/^ *sudo \(sh -c 'cd .*\)/\1/p" /tmp/user/before)
[ -n "$line" ] || { cp /tmp/user/before $out; complain 'no line for a user'; }
eval "$line"
touch /tmp/mended
wait $! || complain "a user may not make groups"
echo "a user is mended"
END_OF_SCRIPT

expect 0 --time 3000 sh "$directory/inside"
for line in 'cgroup is mended' 'ptrace is mended' 'namespaces is mended' 'limits is mended' \
  'a user is mended'; do
  has out "$line"
done
