#!/bin/sh
# The book in a real browser: see browser/look.mjs.
#
# beside others: it takes minutes, and measures nothing
set -eu
command -v doxygen >/dev/null || { echo "doxygen is not installed: nothing checked"; exit 77; }
modules=$(docs/test/browser/modules) || exit $?
page=$("$BOXLAB_BUILD/boxlab" docs)
node docs/test/browser/look.mjs "$modules" "${page%/*}" "$@"
