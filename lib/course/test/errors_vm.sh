#!/bin/sh
# The errors of cgroups are provoked in a virtual machine, where there are some.
. lib/vm/test/machine

expect 0 --time 600 "$BOXLAB_BUILD/lib/test-course" '[cgroups]'
grep -q 'All tests passed' "$directory/out" || complain "the errors of cgroups were skipped"
