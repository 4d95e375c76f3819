#!/bin/sh
# The whole tree passes clang-tidy. Versions differ in what they find: 14, of Debian 12, decides.
#
# It reads all of a program or library at once, so that the headers are gone through once.
#
# beside others: it takes minutes, and measures nothing
clang-tidy --version | grep -q 'version 14\.' || { echo "not clang-tidy 14: nothing checked"; exit 77; }
build=$(mktemp -d)
trap 'rm -r "$build"' EXIT
cmake --preset default -B "$build" -DCMAKE_UNITY_BUILD_BATCH_SIZE=0 > "$build/log" || { cat "$build/log"; exit 1; }
sources=$(grep -o '"file": "[^"]*"' "$build/compile_commands.json" | cut -d'"' -f4 |
  grep -v -e '/test-' -e '/check-hanging-' -e '/check-waiting-')
[ "$(echo "$sources" | wc -l)" -gt 40 ] || { echo "what does the compiler read?"; exit 1; }
echo "$sources" | xargs -P2 -n1 nice clang-tidy -p "$build" --quiet --config-file=.clang-tidy \
  --checks=-bugprone-suspicious-include --header-filter="^$PWD/(lib|labs)/"
