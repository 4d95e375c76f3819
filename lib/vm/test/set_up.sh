#!/bin/sh
# What the launcher installs for the virtual machine, and what it says where it can't. All that it
# asks this machine about is made up: the kind of its processor, its packages, who we are.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/build"
for tool in sh cat sed paste grep find mktemp mkdir rm dirname head; do
  ln -s "$(command -v $tool)" "$work/bin/$tool"
done
pwd -P >"$work/build/.built"  # built by the boxlab of this directory
touch -d tomorrow "$work/build/.built"
printf '#!/bin/sh\necho "boxlab $*"\n' >"$work/build/boxlab"
chmod +x "$work/build/boxlab"

# fake NAME SCRIPT: a program of that name, which is this script.
fake() {
  printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}

# says STATUS TEXT WORD...: the launcher, called with the words, exits with it and says the text.
says() {
  wanted=$1
  text=$2
  shift 2
  status=0
  PATH=$work/bin BOXLAB_BUILD=$work/build ./boxlab "$@" >"$work/out" 2>&1 </dev/null || status=$?
  cat "$work/out"
  [ "$status" = "$wanted" ] || { echo "exits with $status instead of $wanted" && exit 1; }
  grep -qF "$text" "$work/out" || { echo "\"$text\" is missing" && exit 1; }
}

# shellcheck source=/dev/null
case $(. /etc/os-release && echo "${ID-} ${VERSION_ID-}") in
  'debian 12' | 'debian 13' | 'ubuntu 24.04') ;;
  *) echo "SKIPPED: the launcher knows no packages for this system" && exit 77 ;;
esac

fake id 'echo 1000'
fake dpkg-query 'exit 1'
fake apt-cache 'exit 0'

# Nothing is installed, and nobody may install anything.
fake uname 'echo x86_64'
says 3 'these packages are missing: qemu-system-x86 xz-utils zstd' vm true
says 3 'apt-get install -q -y --no-install-recommends qemu-system-x86 xz-utils zstd' vm true
fake uname 'echo aarch64'
says 3 'these packages are missing: qemu-system-arm xz-utils zstd' vm true
says 0 'boxlab vm --help' vm --help

# The emulator is there, but no kernel can be had.
ln -s "$work/bin/sh" "$work/bin/qemu-system-aarch64"
fake dpkg 'echo arm64'
fake id 'echo user'
case $(. /etc/os-release && echo "${ID-}") in
  ubuntu) kernel=linux-image-virtual ;;
  *) kernel=linux-image-arm64 ;;
esac
says 3 "apt knows no package $kernel" vm true

# The tests go on without a machine. (All that they need themselves is there.)
fake dpkg-query 'echo "installed 3"'
says 0 'the tests of the virtual machine will be SKIPPED' test
says 0 'boxlab test' test
