#!/bin/sh
# The pages of `boxlab report` in a real browser: see report_look.mjs.
#
# beside others: it measures nothing
set -eu
modules=$(docs/test/browser/modules) || exit $?
. lib/cli/test/toy_course
. lib/cli/test/hostile_class
# shellcheck disable=SC2154  # these set them
expect 1 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"
expect 0 "$boxlab" report "$grades"
node lib/cli/test/report_look.mjs "$modules" "$grades/report"
