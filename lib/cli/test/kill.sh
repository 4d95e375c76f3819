#!/bin/sh
# `kill -9` of the judge at random moments, 100 times: nothing may be left on the machine.
#
# beside others: all that it counts is in namespaces of its own
. lib/cli/test/own_machine

# A moment between 0 and 0.7 seconds.
moment() { awk "BEGIN { srand($1); printf \"%.3f\", rand() * 0.7 }"; }

# Programs that are judged meanwhile: one that is right, one that hangs, and two that misbehave.
program() {
  case $(($1 % 4)) in
    0) echo "--source solutions/01-pipes/pipeline.cpp" ;;
    1) echo "--source solutions/01-pipes/wrong/parent_keeps_write_end.cpp" ;;
    2) echo "--program $work/bomb" ;;
    3) echo "--program $work/daemon" ;;
  esac
}
printf '#!/bin/sh\nf() { f & f; }; f\n' >"$work/bomb"
printf '#!/bin/sh\nipcmk -Q; touch /tmp/x /dev/shm/x; setsid -f sleep 1000; sleep 1000\n' \
  >"$work/daemon"
chmod +x "$work/bomb" "$work/daemon"

# One run of a program, ended after a moment: the command in some rounds, its checker in the others.
kill_one() {
  # shellcheck disable=SC2046 # an option and its argument
  "$boxlab" check 01 $(program "$1") >/dev/null 2>&1 &
  pid=$!
  sleep "$(moment "$1")"
  victim=$pid
  if [ $(($1 / 4 % 2)) = 0 ]; then victim=$(pgrep -P "$pid" -x checks || echo "$pid"); fi
  kill -9 "$victim" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

for round in $(seq 100); do kill_one "$round"; done
expect_nothing_left
echo "100 kills, and nothing is left"
