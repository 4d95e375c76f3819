#!/bin/sh
# `kill -9` of the judge at random moments, 100 times: nothing may be left on the machine.
set -eu

boxlab=${BOXLAB_BUILD:-$PWD/build}/boxlab
export BOXLAB_ROOT="$PWD"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What runs in a pid namespace that is not ours, and what belongs to the judge.
processes() {
  ours=$(readlink /proc/self/ns/pid)
  for process in /proc/[0-9]*; do
    state=$(sed -n 's/^State:\t\(.\).*/\1/p' "$process/status" 2>/dev/null) || continue
    namespace=$(readlink "$process/ns/pid" 2>/dev/null) || continue
    executable=$(readlink "$process/exe" 2>/dev/null) || executable=
    [ "$state" = Z ] && continue
    case $executable in "$boxlab" | */labs/*/checks) echo "$process $executable" ;; esac
    [ "$namespace" = "$ours" ] || echo "$process $namespace"
  done
}

# Mounts, IPC objects, files in the places for temporary ones, and cgroups.
others() {
  cut -d' ' -f5- /proc/self/mountinfo
  tail -n +2 -q /proc/sysvipc/msg /proc/sysvipc/sem /proc/sysvipc/shm | wc -l
  ls -a /tmp /dev/shm
  ls -a /dev/mqueue 2>/dev/null || true
  find /sys/fs/cgroup -name 'boxlab*' 2>/dev/null || true
}

# A moment between 0 and 0.7 seconds.
moment() { awk "BEGIN { srand($1); printf \"%.3f\", rand() * 0.7 }"; }

# One run of a program, ended after a moment: the command in odd rounds, its checker in even ones.
kill_one() {
  "$boxlab" check 01 --source "$2" >/dev/null 2>&1 &
  pid=$!
  sleep "$(moment "$1")"
  victim=$pid
  if [ $(($1 % 2)) = 0 ]; then victim=$(pgrep -P "$pid" -x checks || echo "$pid"); fi
  kill -9 "$victim" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

processes >"$work/processes"
others >"$work/before"
solution=solutions/01-pipes/pipeline.cpp
hanging=solutions/01-pipes/wrong/parent_keeps_write_end.cpp
for round in $(seq 100); do
  if [ $((round % 3)) = 0 ]; then kill_one "$round" "$hanging"; else kill_one "$round" "$solution"; fi
done

# The kernel takes a moment to take down the namespaces of a killed init.
for _ in $(seq 50); do
  processes >"$work/left"
  cmp -s "$work/processes" "$work/left" && break
  sleep 0.1
done
diff "$work/processes" "$work/left"
others >"$work/after"
diff "$work/before" "$work/after"
echo "100 kills, and nothing is left"
