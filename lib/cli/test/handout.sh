#!/bin/sh
# A handout has no line of any solution, and works: a check in it says what it says here.
#
# beside others: it takes half a minute, and measures nothing
. lib/cli/test/toy_course
command -v git >/dev/null || { echo "no git: nothing checked"; exit 77; }
class=$BOXLAB_ROOT/class

expect 0 at_home handout "$class"
has "$err" "14-ipc-modes is left out: it shows the solution of 13-box"
has "$out" "cd $class && ./boxlab check 01"
for path in solutions .boxlab build labs/14-ipc-modes labs/01-pipes/pipeline.cpp .ci; do
  [ ! -e "$class/$path" ] || complain "$path is handed out"
done
! find "$class" -name test -o -name wrong -o -name variants | grep -v /example/ ||
  complain "tests, variants or wrongs are handed out"
[ "$(git -C "$class" rev-list --all --count)" = 1 ] || complain "it has a history"
[ -z "$(git -C "$class" status --porcelain)" ] || complain "not all of it is committed"
! grep -rn "labs/14\|boxlab handout\|boxlab grade\|--solution" "$class/README.md" ||
  complain "its first page speaks of what is not there"

# telling FILE...: the lines that say something, each once.
telling() {
  cat "$@" | sed 's/^[ \t]*//; s/[ \t]*$//' |
    awk 'length($0) >= 20 && !/^(#include|\/\/|}  \/\/ namespace)/' | LC_ALL=C sort -u
}

# No line of a solution is in it, but what the lab itself gives, and lines that boxlab, or another lab,
# has for its own use: they are listed, so that each new one is looked at.
find "$class" -type f ! -path '*/.git/*' -exec cat {} + > "$BOXLAB_ROOT/all"
telling "$BOXLAB_ROOT/all" > "$BOXLAB_ROOT/handed"
for solution in solutions/*/*.cpp; do
  lab=$(basename "$(dirname "$solution")")
  if [ -d "$class/labs/$lab" ]; then
    find "$class/labs/$lab" -type f -exec cat {} + > "$BOXLAB_ROOT/all"
  else
    : > "$BOXLAB_ROOT/all"
  fi
  telling "$BOXLAB_ROOT/all" > "$BOXLAB_ROOT/given"
  telling "$solution" | LC_ALL=C comm -12 - "$BOXLAB_ROOT/handed" |
    LC_ALL=C comm -23 - "$BOXLAB_ROOT/given"
done | LC_ALL=C sort -u > "$BOXLAB_ROOT/found"
LC_ALL=C sort -u lib/cli/test/handout_lines | diff - "$BOXLAB_ROOT/found" ||
  complain "other lines of solutions are in it than lib/cli/test/handout_lines lists"

# The same checks in it, with what is built here.
export BOXLAB_ROOT BOXLAB_BUILD="$BOXLAB_ROOT/built"
mkdir -p "$BOXLAB_BUILD/labs/01-pipes" "$BOXLAB_BUILD/lib"
cp "$real_build/labs/01-pipes/checks" "$real_build/labs/01-pipes/libmain.a" "$BOXLAB_BUILD/labs/01-pipes"
cp "$real_build/lib/libboxlab-sys.a" "$BOXLAB_BUILD/lib"
cp "$real_build/toolchain.json" "$BOXLAB_BUILD"
inside() { BOXLAB_ROOT=$class "$boxlab" "$@"; }
expect 1 inside check 01
has "$out" "FAIL  pipes.one"
has "$err" "labs/01-pipes/pipeline.cpp is new"
[ -n "$(git -C "$class" status --porcelain labs/01-pipes/pipeline.cpp)" ] ||
  complain "git does not know what a learner hands in"
cp solutions/01-pipes/pipeline.cpp "$class/labs/01-pipes/pipeline.cpp"
expect 0 inside check 01
has "$out" "24 of 24 points"
expect 0 inside explain dup2 EBADF
expect 3 inside check 01 --solution
has "$err" "this course came without its solutions"

# CMake finds all that it needs.
expect 0 cmake -S "$class" --preset default -B "$BOXLAB_ROOT/configured"
has "$(cat "$BOXLAB_ROOT/configured/build.ninja")" "01-pipes-checks"

# CI files: a step for each lab, with its points.
has "$(cat "$class/.github/workflows/classroom.yml")" "command: test -e labs/01-pipes/pipeline.cpp && ./boxlab check 01-pipes"
has "$(cat "$class/.github/workflows/classroom.yml")" "max-score: 24"
has "$(cat "$class/.gitlab-ci.yml")" "./boxlab check 13-box || failed=1"
if python3 -c 'import yaml' 2>/dev/null; then
  for file in .github/workflows/classroom.yml .gitlab-ci.yml; do
    python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$class/$file"
  done
fi

# A part of the course; what is no such part.
expect 0 at_home handout "$BOXLAB_ROOT/part2" --labs 01-02,shm
[ "$(find "$BOXLAB_ROOT/part2/labs" -mindepth 1 -maxdepth 1 | wc -l)" = 3 ] ||
  complain "these are other labs"
! grep -q 'labs/05' "$BOXLAB_ROOT/part2/README.md" || complain "its page has other labs"
expect 0 at_home handout "$BOXLAB_ROOT/later" --labs 14
expect 2 at_home handout "$BOXLAB_ROOT/other" --labs 01-99
has "$err" "no lab is called \"01-99\""
expect 2 at_home handout "$class"
has "$err" "is not an empty directory"
[ -e "$class/README.md" ] || complain "what was there is gone"

# A lab that shows an answer and does not say so is found out, and nothing is left.
course=$BOXLAB_ROOT/mine
toy_call() { at_home --course "$course" "$@"; }
expect 0 toy_call dev new greet
cat > "$course/solutions/01-greet/greet.cpp" <<'END'
int run(char** argv) {
  const int the_first_line = execvp(argv[0], argv);
  const int the_second_line = the_first_line + 1;
  return the_second_line + the_first_line;
}
END
cp "$course/solutions/01-greet/greet.cpp" "$course/labs/01-greet/tools.hpp"
mkdir -p "$course/build/labs"
cp -r "$real_build/labs/01-pipes" "$course/build/labs/01-greet"
expect 2 toy_call handout "$BOXLAB_ROOT/leaking"
has "$err" "labs/01-greet/tools.hpp has"
[ ! -e "$BOXLAB_ROOT/leaking" ] || complain "something is left"
rm "$course/labs/01-greet/tools.hpp"

# A course of one's own comes with boxlab, and without what its author has tried.
cp "$course/solutions/01-greet/greet.cpp" "$course/labs/01-greet/greet.cpp"
cp "$course/solutions/01-greet/greet.cpp" "$course/labs/01-greet/.starter.cpp.swp"
expect 0 toy_call handout "$BOXLAB_ROOT/mine-for-class"
[ -x "$BOXLAB_ROOT/mine-for-class/boxlab" ] || complain "boxlab is not in it"
[ -d "$BOXLAB_ROOT/mine-for-class/labs/01-greet" ] || complain "its lab is not in it"
[ ! -d "$BOXLAB_ROOT/mine-for-class/labs/01-pipes" ] || complain "other labs are in it"
! grep -rl the_second_line "$BOXLAB_ROOT/mine-for-class/labs" || complain "the author's attempt is in it"
