#!/bin/sh
# However it ends, at any moment, `boxlab vm` and `check --vm` leave no process and no file.
#
# beside others: all that it counts is in namespaces of its own
. lib/cli/test/own_machine
. lib/vm/test/skip

# end_one SIGNAL MOMENT WORD...: starts `boxlab WORD...`, and ends it by the signal after a while.
end_one() {
  signal=$1
  moment=$2
  shift 2
  # Not a mere &, which would have it ignore SIGINT.
  setsid env --default-signal=INT "$boxlab" "$@" >/dev/null 2>&1 </dev/null &
  sleep "$moment"
  kill -"$signal" $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  expect_nothing_left
}

check='check 01 --solution --vm'
for moment in 0.05 0.3 1 4; do
  end_one KILL "$moment" vm sleep 1000
  # shellcheck disable=SC2086  # several words
  end_one KILL "$moment" $check
done
for moment in 0.3 4; do
  end_one TERM "$moment" vm sleep 1000
  # shellcheck disable=SC2086
  end_one INT "$moment" $check
done
end_one INT 6 vm sleep 1000

# The time limit.
"$boxlab" vm --time 1 sleep 1000 >/dev/null 2>&1 || true
expect_nothing_left
