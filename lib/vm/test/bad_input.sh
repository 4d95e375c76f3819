#!/bin/sh
# Calls that ask for what can't be had, and streams that are closed, full or endless.
#
# beside others: it measures nothing
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/vm/test/machine

# says TEXT: that is in what went to stderr.
says() { grep -qF -- "$1" "$directory/err" || complain "\"$1\" is missing"; }

# Wrong usage, and machines that can't be made, are answered at once.
expect 2 --no-such-option true
says '--no-such-option is no option of it'
for number in 0 -1 x 127; do
  expect 2 --memory "$number" true
  says 'must be a whole number from 128'
done
expect 2 --time 99999999999999999999 true
says 'must have no more than 9 digits'
expect 125 --cpus 9999 true
says 'Invalid SMP CPUs 9999'
expect 125 --memory 99999999 true
says 'cannot set up guest memory'

# The least machine works.
expect 0 --memory 128 true

# What is no command.
expect 126 /etc/passwd
says '/etc/passwd: Permission denied'
expect 127 ''

# Without a command there is a shell, which reads what it is to do.
echo 'exit 5' | expect 5

# Streams that are closed are empty, or lead nowhere.
expect 0 wc -c <&-
has out 0
status=0
"$boxlab" vm sh -c 'echo x; exit 6' >&- 2>"$directory/err" || status=$?
[ "$status" = 6 ] || complain "without stdout it exits with $status"
"$boxlab" vm sh -c 'echo x >&2; exit 7' >"$directory/out" 2>&- || status=$?
[ "$status" = 7 ] || complain "without stderr it exits with $status"

# More output than there is room for.
status=0
"$boxlab" vm yes >/dev/full 2>"$directory/err" || status=$?
[ "$status" = 125 ] || complain "/dev/full: status $status"
says 'No space left on device'
expect 0 head -c 30000000 /dev/zero
[ "$(wc -c <"$directory/out")" = 30000000 ] || complain "30 MB did not arrive"

# Input that nobody reads, and that never ends.
yes | expect 3 sh -c 'exit 3'
