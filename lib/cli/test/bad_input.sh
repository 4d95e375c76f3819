#!/bin/sh
# Programs that misbehave: each ends in a clear verdict, and nothing is left on the machine.
#
# beside others: it has a machine of its own, and measures nothing
# shellcheck disable=SC2016  # what is quoted here is for the shell in the sandbox
. lib/cli/test/own_machine

# judge GOT SCRIPT: the verdict on a program that is this script must be a fail, short enough to be
# read, with GOT in it.
judge() {
  printf '#!/bin/sh\n%s\n' "$2" >"$work/program"
  chmod +x "$work/program"
  status=0
  "$boxlab" check 01 --only pipes.one --program "$work/program" >"$work/out" 2>&1 || status=$?
  rm "$work/program"
  echo "--- $2"
  cat "$work/out"
  [ "$status" = 1 ]
  grep -q '^FAIL  pipes.one ' "$work/out"
  grep -qE "$1" "$work/out"
  [ "$(wc -l <"$work/out")" -lt 40 ]
  rm "$work/out"
  expect_nothing_left
}

judge 'got +did not end within' "exec perl -e 'fork while 1'"
judge 'got +exit status 2' 'f() { f | f & f; }; f 2>/dev/null'
judge 'got +did not end: it wrote 64 MiB' 'exec yes'
judge 'got +did not end: it wrote 64 MiB' 'exec yes >&2'
judge 'got +exit status 5' 'cat /dev/zero >/tmp/x; cat /dev/zero >/tmp/y; exit 5'
judge 'got +exit status 1' 'exec tail /dev/zero'
judge 'got +did not end: it took more memory' \
  "exec perl -e 'fork for 1..4; \$x .= q(x) x 1000000 while length \$x < 900e6; sleep 1000'"
judge 'got +exit status 6' 'exec 0<&- 1<&- 2<&-; exit 6'
judge 'got +exit status 9' 'kill -KILL -1; exit 9'
judge 'got +killed by SIGKILL' 'for p in /proc/[0-9]*; do kill -KILL "${p#/proc/}"; done'
judge 'got +exit status 8' 'ipcmk -Q; touch /tmp/x /dev/shm/x; setsid -f sleep 1000; exit 8'
judge 'got +did not end: stuck' 'kill -STOP $$'
