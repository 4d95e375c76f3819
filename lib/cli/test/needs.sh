#!/bin/sh
# A lab that needs what a machine may lack: its checks run in a virtual machine then, and the verdict
# says so.
#
# beside others: it measures nothing
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/cli/test/toy_course

sed -i '1i needs = ["cgroup"]' "$lab/lab.toml"

# A machine without cgroup v2, whatever this one has.
without() { unshare -Urm sh -c 'mount -t tmpfs none /sys/fs/cgroup; exec "$@"' sh "$@"; }

lack='this machine has no cgroup v2 with cpu, io, memory and pids that we may use'

# On this machine, when that is wished, the checks are blocked, and not tried.
expect 3 without "$boxlab" check 1 --solution --here
has "$out" "BLOCKED  toy.one"
has "$(printf %s "$out" | tr -s ' \n' ' ')" "why $lack"
expect 3 without "$boxlab" check 1 --solution --here --json
has "$out" '"where":"here"'
has "$out" '"status":"blocked"'
has "$out" "\"why\":\"$lack: "
has "$out" '"lacks":"cgroup"'
expect 2 "$boxlab" check 1 --here --vm

# What does not build is said all the same.
toy "$BOXLAB_ROOT/bad.cpp" 'nothing'
expect 3 without "$boxlab" check 1 --source "$BOXLAB_ROOT/bad.cpp" --here
has "$out" "DOES NOT BUILD"

# Where no virtual machine can be had, they are blocked, too; the launcher has been asked for one.
expect 3 without "$boxlab" check 1 --solution --json
has "$out" "$lack: "
has "$out" "is not here yet. To set it up: ./boxlab vm true"
printf '#!/bin/sh\necho "launcher $*"\nexit 3\n' > "$BOXLAB_ROOT/boxlab"
chmod +x "$BOXLAB_ROOT/boxlab"
expect 3 without "$boxlab" check 1 --solution
has "$err" "launcher vm true"
expect 3 "$boxlab" check 1 --solution --vm --json
has "$err" "launcher vm true"
has "$out" '"lacks":"vm"'

expect 3 without "$boxlab" dev verify
has "$out" "BLOCKED  01-toy  lab       01-toy"

# A need that is none.
cp "$lab/lab.toml" "$BOXLAB_ROOT/lab.toml"
sed -i '1s/cgroup/croup/' "$lab/lab.toml"
expect 3 "$boxlab" list
has "$err" 'lab.toml:1: no need is called "croup"'
cp "$BOXLAB_ROOT/lab.toml" "$lab/lab.toml"

(BOXLAB_BUILD=$real_build . lib/vm/test/skip)

# The launcher sets one up: from then on, it is used.
printf '#!/bin/sh\nln -s "%s/vm" "%s/vm"\n' "$real_build" "$BOXLAB_BUILD" > "$BOXLAB_ROOT/boxlab"
ln -s "$real_build/lib/vm" "$BOXLAB_BUILD/lib/vm"
expect 0 without "$boxlab" check 1 --solution
has "$err" "boxlab: $lack: "
has "$err" ": the checks run in a virtual machine, about "
has "$out" "2 of 2 points. All checks pass."
expect 1 without "$boxlab" check 1 --json
has "$out" '"where":"vm"'
has "$out" '"status":"fail"'
has "$out" '"hint":"return 0"'

# So are all references, in one machine; what does not build is said before.
wrong first toy.one "exit status 1" "check == '1'"
wrong second toy.two "exit status 1" "check == '2'"
printf '[checks."toy.two"]\nhints = ["one", "two", "three"]\n' >> "$lab/lab.toml"
expect 0 without "$boxlab" dev verify
for reference in "lab       01-toy" "starter   starter" "solution  toy" "wrong     first" \
  "wrong     second"; do
  has "$out" "PASS  01-toy  $reference"
done
wrong second toy.one "exit status 1" "check == '2'"
expect 1 without "$boxlab" dev verify
has "$out" "FAIL  01-toy  wrong     second"
has "$out" "is not named, but toy.two: fail"
has "$out" "PASS  01-toy  solution  toy"
echo 'static int unused() { return 1; }' >> "$lab/starter.cpp"
toy "$solutions/wrong/first.cpp" nothing
expect 1 without "$boxlab" dev verify
has "$out" "FAIL  01-toy  starter"
has "$out" "unused"
has "$out" "FAIL  01-toy  wrong     first"
has "$out" "it does not build"
case $out in *PASS*) complain "it goes on" ;; esac

# A machine that has it needs no other: as the virtual one.
expect 0 "$boxlab" vm "$boxlab" check 1 --program /bin/true --json
has "$out" '"where":"here"'
case $err in *virtual*) complain "a machine in a machine" ;; esac
