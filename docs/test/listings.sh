#!/bin/sh
# What the pages of the book say that a command prints, it prints: the blocks that begin with ```console.
set -eu
WORK=$(mktemp -d)
export WORK
trap 'rm -rf "$WORK"' EXIT
unshare -r --ipc --mount true 2>/dev/null || { echo 'no namespaces to be had here'; exit 77; }

# shellcheck disable=SC2046  # a word for each page
docs/test/run-listings $(grep -l '^```console' README.md docs/*.md labs/*/README.md)

# A page that is wrong is found.
# shellcheck disable=SC2016  # a $ that is a prompt
printf '```console\n$ echo one\ntwo\n```\n' >"$WORK/wrong.md"
! docs/test/run-listings "$WORK/wrong.md" >/dev/null
