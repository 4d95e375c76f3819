#!/bin/sh
# `check --vm` says the same as `check`, and exits with the same status.
. lib/vm/test/machine

# same STATUS WORD...: `boxlab check 01 WORD...`, here and there.
same() {
  wanted=$1
  shift
  for place in '' --vm; do
    status=0
    # shellcheck disable=SC2086  # no word, or one
    "$boxlab" check 01 "$@" $place >"$directory/out" 2>"$directory/err" || status=$?
    [ "$status" = "$wanted" ] || complain "check $* $place exits with $status instead of $wanted"
    # What differs between any two runs: numbers of pipes, and times.
    sed 's/pipe:\[[0-9]*\]/pipe/g; s/[0-9.]* s$/a moment/; s/ *$//' "$directory/out" \
      >"$directory/said$place"
  done
  tr -s ' \n' ' ' <"$directory/said" >"$directory/out"
  tr -s ' \n' ' ' <"$directory/said--vm" | diff "$directory/out" - || complain "$* differs"
}

same 0 --only signal --solution
same 1 --only eof --source solutions/01-pipes/wrong/parent_keeps_write_end.cpp
