#!/bin/sh
# Two tenants of one machine: one has a thing of each kind, the other tries to get at all of them.
# Prints a line for each attack: does it get through, or is it cut?
#
#     tenants.sh [KIND...]    the kinds of namespaces in which they differ
set -eu

usage() {
  echo "usage: tenants.sh [ipc] [mnt] [net] [pid] [uts] [user] [cgroup]" >&2
  exit 2
}

cd "$(dirname "$0")"
[ "${1-}" = inside ] || exec unshare -rfimnpu sh tenants.sh inside "$@"
shift

# What is named by a path is hidden by an empty place. The user namespace comes last: a user without
# a number may not mount.
# shellcheck disable=SC2016  # it is expanded later
hide='for place in /tmp /dev/shm /dev/mqueue; do
  [ ! -d $place ] || mount -t tmpfs none $place
done'
options=
prepare=:
user=
for kind in "$@"; do
  case $kind in
    mnt) options="$options --mount" prepare=$hide ;;
    pid) options="$options --pid --fork" ;;
    user) user='unshare --user' ;;
    ipc | net | uts | cgroup) options="$options --$kind" ;;
    *) usage ;;
  esac
done

mount -t tmpfs none /tmp
mount -t tmpfs -o size=1m none /dev/shm
echo 3 >/proc/sys/kernel/msgmni
echo 3 >/proc/sys/kernel/shmall
echo 5 >/proc/sys/fs/mqueue/queues_max
prlimit --pid $$ --msgqueue=130000

./peer make system-v
mkfifo /tmp/fifo /tmp/ready /tmp/go /tmp/pipe
exec 3<>/tmp/ready 4<>/tmp/go 5<>/tmp/pipe 6<>/tmp/word 7<>/tmp/fifo 8>/tmp/lock
rm /tmp/ready /tmp/go /tmp/pipe /tmp/word
flock 8
./peer make futex <&6
for kind in posix-queue posix-memory posix-semaphore unix-socket abstract-socket tcp; do
  ./peer make $kind
done
sleep 1000 3>&- 4>&- &
victim=$!

attack() {
  # shellcheck disable=SC2086  # several words
  unshare $options sh -c "$prepare"'; exec "$@"' sh $user ./attacker $victim 7>&- 8>&- || echo failed >&3
}

# Returns when the attacker is ready, and is false when it has failed.
await_attacker() {
  read -r answer <&3
  [ -z "$answer" ]
}

attack &
attacker=$!
await_attacker
hostname victim
echo >&4
await_attacker

left() {
  mechanism=$1
  shift
  answer=through
  ! "$@" >/dev/null 2>&1 || answer='cut'
  printf '%-8s %-20s %s\n' exhaust "$mechanism" $answer
}
left queue-count ipcmk -Q
left system-v-segment ipcmk -M 4096
left posix-queue ./peer make small-queue
left queue-bytes ./peer make large-queue
left memory-room sh -c 'echo hello >/dev/shm/some'
echo >&4
wait $attacker
