#!/bin/sh
# Every manual page, constant and struct that the book, the handouts and the headers name is there.
set -eu
[ -e /var/lib/dpkg/info/manpages-dev.list ] || { echo 'manpages-dev is not installed: nothing checked'; exit 77; }

# shellcheck disable=SC2046  # a word for each file
docs/test/check-names README.md docs/*.md labs/*/README.md labs/*/*.hpp $(find lib/sys lib/check -name '*.hpp')

# A name that is not there is found.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for wrong in 'pipe3(2)' CLONE_NEWNOTHING 'struct rusages'; do
  echo "See $wrong." >"$work/wrong.md"
  if docs/test/check-names "$work/wrong.md" >/dev/null; then
    echo "$wrong is taken for a name"
    exit 1
  fi
done
