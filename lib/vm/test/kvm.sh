#!/bin/sh
# Where /dev/kvm is there and hangs, the machine starts all the same. Nothing here touches the real
# one: the processor's flags, the device and the emulator that hangs are made up.
. lib/vm/test/machine

if [ ! -e /dev/kvm ] || ! command -v qemu-system-x86_64 >/dev/null; then
  echo "this machine has no /dev/kvm to put something in the place of"
  exit 77
fi
real=$(command -v qemu-system-x86_64)
cat >"$directory/qemu-system-x86_64" <<END
#!/bin/sh
case "\$*" in *'-accel kvm'*) exec sleep 1000 ;; esac
exec $real "\$@"
END
chmod +x "$directory/qemu-system-x86_64"
echo 'flags : fpu vmx' >"$directory/cpuinfo"
: >"$directory/kvm"
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
unshare --user --map-root-user --mount sh -c 'mount --bind "$1/cpuinfo" /proc/cpuinfo
  mount --bind "$1/kvm" /dev/kvm
  PATH=$1:$PATH exec "$2" vm echo hello' sh "$directory" "$boxlab" \
  >"$directory/out" 2>"$directory/err" || complain "it exits with $?"
has out hello
grep -q 'KVM does not work here' "$directory/err" || complain "it does not say so"
