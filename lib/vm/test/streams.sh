#!/bin/sh
# Bytes, exit statuses, signals and the time limit come through.
#
# beside others: it measures nothing
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
. lib/vm/test/machine

# A command that dies of a signal, behind all that it has to say.
head -c 5000000 /dev/urandom >"$directory/bytes"
expect 137 -- sh -c 'cat; kill -9 $$' <"$directory/bytes"
cmp "$directory/bytes" "$directory/out" || complain "the bytes are not the same"

expect 127 no-such-command
grep -q 'no-such-command: No such file' "$directory/err" || complain "it does not say why"

expect 124 --time 4 sleep 1000
grep -q 'the time is over: 4 s' "$directory/err" || complain "it does not say why"

# A command that catches SIGINT ends as it likes; what it leaves running ends with it.
loop='trap "echo caught; exit 3" INT; sleep 1000 & echo up; while :; do sleep 0.1; done'
"$boxlab" vm sh -c "$loop" >"$directory/out" 2>"$directory/err" &
wait_for out up
kill -INT $!
status=0
wait $! || status=$?
[ "$status" = 3 ] || complain "SIGINT: status $status instead of 3"
has out caught

# At a terminal, Ctrl-C goes to the terminal inside, which has the size of ours.
{ wait_for terminal up; printf '\003'; wait_for terminal over; } |
  script -qec "stty rows 33 cols 99; $boxlab vm sh -c 'stty size; echo up; sleep 1000'; echo over \$?" \
    /dev/null >"$directory/terminal"
tr -d '\r' <"$directory/terminal" >"$directory/out"
has out '33 99'
grep -q 'over 130' "$directory/out" || complain "Ctrl-C: not the status of SIGINT"

# A reader that leaves early ends the machine.
[ "$("$boxlab" vm yes | head -n 1)" = y ] || complain "yes does not say y"
