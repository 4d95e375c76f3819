#!/bin/sh
# The tests of lib/check about cgroups, where there are some to give: elsewhere they are skipped.
. lib/vm/test/machine

expect 0 -- "$BOXLAB_BUILD/lib/test-check" '[cgroups]' </dev/null
# Catch2 says so when there were some, and none of them failed or was skipped.
grep -q '^All tests passed (' "$directory/out" || complain "not all tests ran"
