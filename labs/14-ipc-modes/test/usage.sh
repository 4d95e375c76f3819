#!/bin/sh
# What the given command line refuses: it says what is wrong, once, and nothing runs.
set -eu
build=$(readlink -f "${BOXLAB_BUILD:-build}")
tmp=$(mktemp -d)
trap 'rm -r "$tmp"' EXIT
BOXLAB_ROOT=$PWD "$build/boxlab" dev build 14 solutions/14-ipc-modes/box.cpp "$tmp/box"

# refuses MESSAGE WORD...
refuses() {
  message=$1
  shift
  status=0
  out=$("$tmp/box" "$@" 2>&1) || status=$?
  echo "box $*: $status: $out"
  [ "$status" = 2 ]
  echo "$out" | grep -qF "box: $message"
  [ "$(echo "$out" | grep -c '^box: ')" = 1 ]
  [ "$(echo "$out" | grep -c '^ran$')" = 0 ]
}

refuses 'there is no such --ipc' --ipc=public / echo ran
refuses 'there is no such --ipc' --ipc= / echo ran
refuses 'there is no such --ipc' --ipc=container / echo ran
refuses 'there is no such option' --net=host / echo ran
refuses 'there is no such option' --share=+pid / echo ran
refuses 'one --ipc or one --pod' --ipc=host --pod=web / echo ran
refuses 'one --ipc or one --pod' --ipc=host --ipc=private / echo ran
refuses 'a directory and a command are missing' --name=web
refuses 'a directory and a command are missing' --name=web /
long=$(printf '%064d' 0)
for name in '' / a/b ../web .web -web _web 'a b' 'a:b' "$long"; do
  refuses 'a NAME has 1 to 63' "--name=$name" / echo ran
  refuses 'a NAME has 1 to 63' "--ipc=container:$name" / echo ran
  refuses 'a NAME has 1 to 63' "--pod=$name" / echo ran
done
refuses 'a NAME has 1 to 63' pod
refuses 'a NAME has 1 to 63' pod a/b
refuses 'a NAME has 1 to 63' pod web db
refuses 'a pod shares ipc, net and uts' pod --share=mnt web
refuses 'a pod shares ipc, net and uts' pod --name=web
