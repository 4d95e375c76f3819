#!/bin/sh
# `boxlab doctor` says of each thing that a lab needs whether it is there: it is taken away, and it is
# lacking; the line that mends it is said, and mends it where that can be done here.
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/cli/test/toy_course

without=$real_build/lib/cli/kernel/without

# needs NAME...: what the lab says that it needs.
needs() {
  sed -i '/^needs/d' "$lab/lab.toml"
  list=$(printf '"%s", ' "$@")
  sed -i "1i needs = [${list%, }]" "$lab/lab.toml"
}

# one_line TEXT: without the breaks of a column.
one_line() { printf %s "$1" | tr -s ' \n' ' '; }

# lacks NAME TEXT COMMAND...: the doctor under this command says so of that alone, and why.
lacks() {
  name=$1 text=$2
  shift 2
  expect 3 "$@" "$boxlab" doctor
  has "$out" "LACKS  $name "
  has "$(one_line "$out")" "$text"
  others=$(printf '%s\n' "$out" | grep '^LACKS  [a-z-]* ' | grep -v "^LACKS  $name ") || return 0
  complain "it lacks more: $others"
}

# In these namespaces we are root.
own() { unshare -Urm sh -c "$1"' && shift && exec "$@"' sh "$@"; }

# Where nothing lacks, it says so, and that it has tried.
needs namespaces mqueue sysvipc ptrace veth overlay busybox clang clang-format
expect 0 "$boxlab" doctor
has "$out" "This machine has all that these labs need."
for need in limits sandbox compiler catch2 namespaces mqueue sysvipc ptrace veth overlay busybox \
  clang clang-format; do
  printf '%s\n' "$out" | grep -q "^ok     $need  *01 " || complain "$need is not tried"
done
expect 2 "$boxlab" doctor 7
expect 2 "$boxlab" doctor --yes
expect 2 "$boxlab" doctor --only overly
has "$err" 'no need is called "overly"; did you mean overlay?'
expect 0 "$boxlab" doctor --only overlay
case $out in *sandbox*) complain "it tries more than that" ;; esac

# No sandbox: what builds on it is not tried. The line mends it.
for kind in user pid mnt ipc net uts cgroup; do
  setting=user.max_${kind}_namespaces
  wall="echo 0 > /proc/sys/user/max_${kind}_namespaces"
  lacks sandbox "$setting is 0" own "$wall"
  has "$out" "  sysctl $setting=10000"
  has "$out" "./boxlab vm -w ./boxlab check toy"
  has "$out" "not tried: sandbox comes"
  has "$out" "Can be judged here: none"
done
expect 0 own "$wall" "$boxlab" doctor --fix --yes
has "$out" "$setting = 10000"
has "$out" "This machine has all that these labs need."

# Who is asked may say no, and the end of the input is no yes.
expect 3 own "$wall" "$boxlab" doctor --fix
has "$out" "Run it? [y/N]"
case $out in *"And now"*) complain "it ran a line without a yes" ;; esac
expect 0 own "$wall" sh -c 'echo y | "$boxlab" doctor --fix'
has "$out" "And now:"

# A sandbox, but no namespaces that a program makes in it.
lacks namespaces "unshare inside a sandbox" "$without" unshare

# The line names the shell of the session, or "this shell" where that can't be seen from here.
expect 3 setsid --wait prlimit --msgqueue=1000:1000 "$boxlab" doctor
has "$(one_line "$out")" "the limit msgqueue is 1000, and the sandbox sets 819200"
printf '%s\n' "$out" | grep -qE '^ +(sudo )?prlimit --pid [0-9]+ --msgqueue=819200:819200$' ||
  complain 'there is no line that mends it'
has "$out" "not tried: limits comes"
expect 3 unshare -Urpf --mount-proc prlimit --msgqueue=1000:1000 "$boxlab" doctor --only limits
has "$out" '--pid $$ --msgqueue=819200:819200'

lacks mqueue "mq_open /boxlab: Function not implemented (ENOSYS)" "$without" mq_open
has "$out" "./boxlab check toy --vm"
lacks sysvipc "semget: Function not implemented (ENOSYS)" "$without" semget
lacks ptrace "ptrace PTRACE_TRACEME: Operation not permitted (EPERM)" "$without" ptrace
lacks veth "socket NETLINK_ROUTE: Operation not permitted (EPERM)" "$without" netlink
lacks overlay "mount merged: No such device (ENODEV)" "$without" overlay
has "$out" "modprobe overlay"
has "$out" "In a virtual machine: 01"

# Files that are not there, or not what they should be.
hide() { echo "mount --bind /dev/null $(readlink -f "$(command -v "$1")")"; }
lacks busybox "there is no busybox here that needs no libraries" own "$(hide busybox)"
has "$out" "apt-get install -y busybox-static"
case $out in *--vm*) complain "a virtual machine has no other files" ;; esac
lacks clang "no clang works here" own "$(hide clang)"
has "$out" "apt-get install -y clang"
lacks clang-format "no clang-format works here" own "$(hide clang-format)"
has "$out" "apt-get install -y clang-format"
lacks catch2 "a program with Catch2 3 does not build" own 'mount -t tmpfs none /usr/include/catch2'
has "$out" "catch2"
expect 3 own "$(hide c++)" "$boxlab" doctor
has "$out" "LACKS  compiler "
has "$out" "apt-get install -y g++ mold"

needs cgroup
lacks cgroup "this machine has no cgroup v2 with cpu, io, memory and pids that we may use" \
  own 'mount -t tmpfs none /sys/fs/cgroup'

# A check that is blocked says the same, and where else it can be judged.
expect 3 own "$wall" "$boxlab" check 1 --solution --here
has "$out" "BLOCKED  toy.one"
has "$out" "  sysctl user.max_cgroup_namespaces=10000"
has "$out" "./boxlab vm -w ./boxlab check toy"
has "$out" "./boxlab doctor toy"
