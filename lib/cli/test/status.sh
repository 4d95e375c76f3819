#!/bin/sh
# What `boxlab` alone says, and the file that it says it from.
. lib/cli/test/toy_course
progress=$BOXLAB_ROOT/.boxlab/progress

expect 0 "$boxlab"
has "$out" "> 01-toy  [..................]     0/2  A toy"
has "$out" "0 of 2 points. Next: 01-toy, A toy
  ./boxlab start toy"
[ ! -e "$BOXLAB_ROOT/.boxlab" ] || complain "looking has written something"

# Only what the learner's own file passes counts.
expect 0 "$boxlab" check 1 --solution
toy "$BOXLAB_ROOT/half.cpp" "check == '1' ? 0 : 1"
expect 1 "$boxlab" check 1 --source "$BOXLAB_ROOT/half.cpp"
expect 0 "$boxlab" check 1 --program /bin/true
[ ! -e "$progress" ] || complain "somebody else's file is progress"

cp "$BOXLAB_ROOT/half.cpp" "$lab/toy.cpp"
expect 1 "$boxlab" check 1
expect 0 "$boxlab"
has "$out" "> 01-toy  [#########.........]     1/2  A toy"
has "$out" "Next: 01-toy, A toy
  ./boxlab watch toy"
grep -Eqx '20[0-9TZ:-]+ toy check toy.one pass' "$progress" || complain "toy.one is not noted"
grep -Eqx '20[0-9TZ:-]+ toy check toy.two fail' "$progress" || complain "toy.two is not noted"

# A check alone, one run of several, and JSON count as well; what is not judged stays as it was.
toy "$BOXLAB_ROOT/right.cpp" 'check ? 0 : 1'
cp "$BOXLAB_ROOT/right.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" check 1 --only toy.two
expect 0 "$boxlab"
has "$out" "2 of 2 points. All checks of all labs pass."
cp "$BOXLAB_ROOT/half.cpp" "$lab/toy.cpp"
expect 1 "$boxlab" check 1 --json
expect 0 "$boxlab"
has "$out" "1 of 2 points"
toy "$BOXLAB_ROOT/bad.cpp" nothing
cp "$BOXLAB_ROOT/bad.cpp" "$lab/toy.cpp"
expect 3 "$boxlab" check 1
expect 0 "$boxlab"
has "$out" "1 of 2 points"

# What a later version wrote stays.
echo '2031-01-01T00:00:00Z toy badge gold 1' >> "$progress"
cp "$BOXLAB_ROOT/right.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" check 1 --repeat 2
tail -n 1 "$progress" | grep -qx '2031.* gold 1' || complain "a line of a later version is gone"

# Two that worked on it in two places put it together with git, whether it merges by itself or not.
sources=$PWD
cd "$BOXLAB_ROOT"
git_quietly() { git -c user.name=a -c user.email=a@b.c "$@" >/dev/null 2>&1; }
one='2026-01-01T00:00:00Z toy check toy.one'
two='2026-01-01T00:00:00Z toy check toy.two'
merge() {
  rm -rf .git && git_quietly init .
  printf '%s fail\n%s fail\n' "$one" "$two" > "$progress"
  git_quietly add -f .boxlab/progress "$@"
  git_quietly commit -m base
  git_quietly branch there
  printf '%s fail\n%s pass\n' "$one" "$two" | sed 's/:00Z/:01Z/' > "$progress"
  git_quietly commit -am here
  git_quietly checkout there
  printf '%s pass\n%s fail\n' "$one" "$two" | sed 's/^2026\(.*one\)/2027\1/' > "$progress"
  git_quietly commit -am there
  git_quietly merge master || git_quietly merge main
}
! merge || complain "git merges this by itself, so nothing was tried"
grep -q '<<<<<<<' "$progress" || complain "there is no conflict"
expect 0 "$boxlab"
has "$out" "2 of 2 points"
cp "$sources/.gitattributes" .
merge .gitattributes || complain "git does not merge the progress"
expect 0 "$boxlab"
has "$out" "2 of 2 points"

# Where it can't be kept, the verdict is the same, and that is said.
rm -r "$BOXLAB_ROOT/.boxlab"
: > "$BOXLAB_ROOT/.boxlab"
expect 0 "$boxlab" check 1
has "$out" "2 of 2 points. All checks pass."
has "$err" "boxlab: your progress is not kept: "
