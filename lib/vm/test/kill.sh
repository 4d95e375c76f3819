#!/bin/sh
# `kill -9` at any moment leaves no process and no file.
command -v qemu-system-x86_64 >/dev/null || command -v qemu-system-aarch64 >/dev/null || exit 77
. lib/cli/test/own_machine
[ -e "$BOXLAB_BUILD/vm/kernel" ] || lib/vm/fetch-kernel "$BOXLAB_BUILD/vm/kernel"

for moment in 0.05 0.3 1 4; do
  "$boxlab" vm sleep 1000 >/dev/null 2>&1 </dev/null &
  sleep "$moment"
  kill -9 $!
  wait $! 2>/dev/null || true
  expect_nothing_left
done
