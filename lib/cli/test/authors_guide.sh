#!/bin/sh
# Who follows "A lab in five minutes" of docs/authors.md, line by line, gets there: its blocks are run
# one after another. The last command of a block passes, unless "# FAIL" stands behind a command: that
# one must fail as a check does.
#
# beside others: it measures nothing
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^## A lab in five minutes/,/^## What/p' docs/authors.md |
  awk -v place="$work/block" '
    /^    / { if (!inside) name = sprintf("%s%02d", place, ++count)
              inside = 1; print substr($0, 5) > name; next }
    /^$/ { if (inside) print "" > name; next }
    { inside = 0 }'

for block in "$work"/block*; do
  sed -i "s|\.\./my-course|$work/my-course|; s/^\(.*\)# FAIL.*/status=0; \1 || status=\$?; [ \$status = 1 ]/" \
    "$block"
  cat "$block"
  sh -eu "$block"
done
[ -e "$work/block05" ] || { echo "the walk has become too short: is it still found?"; exit 1; }
