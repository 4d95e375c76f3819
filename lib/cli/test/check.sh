#!/bin/sh
# What `boxlab check` exits with and says.
. lib/cli/test/toy_course

# The first time, the learner's file is made from the starter, which fails.
expect 1 "$boxlab" check
has "$err" "labs/01-toy/toy.cpp is new"
has "$out" "FAIL  toy.one"
has "$out" "hint      return 0"
has "$out" "0 of 2 points. Next: toy.one"
cmp -s "$lab/toy.cpp" "$lab/starter.cpp" || complain "the learner's file is not the starter"
[ -x "$BOXLAB_BUILD/labs/01-toy/toy" ] || complain "the learner's program is not stored"

# It is never overwritten.
echo '// mine' >> "$lab/toy.cpp"
expect 1 "$boxlab" check 01
[ "$(tail -n 1 "$lab/toy.cpp")" = '// mine' ] || complain "the learner's file was touched"

expect 0 "$boxlab" check toy --solution
has "$out" "2 of 2 points. All checks pass."

toy "$BOXLAB_ROOT/half.cpp" "check == '1' ? 0 : 1"
expect 1 "$boxlab" check 1 --source "$BOXLAB_ROOT/half.cpp"
has "$out" "1 of 2 points"
expect 0 "$boxlab" check 1 --source "$BOXLAB_ROOT/half.cpp" --only toy.one
has "$out" "1 of 1 points. This check passes. All of them:"
expect 0 "$boxlab" check 1 --source "$BOXLAB_ROOT/half.cpp" --only one

# A long check runs when it is asked for, and only then.
toy "$BOXLAB_ROOT/short.cpp" "check == '3' ? 1 : 0"
expect 0 "$boxlab" check 1 --source "$BOXLAB_ROOT/short.cpp"
has "$out" "2 of 2 points"
expect 1 "$boxlab" check 1 --source "$BOXLAB_ROOT/short.cpp" --long
has "$out" "2 of 3 points. Next: toy.long"
expect 1 "$boxlab" check 1 --source "$BOXLAB_ROOT/short.cpp" --only toy.long
has "$out" "0 of 1 points"

printf '#!/bin/sh\nexit 0\n' > "$BOXLAB_ROOT/program"
chmod +x "$BOXLAB_ROOT/program"
expect 0 "$boxlab" check 1 --program "$BOXLAB_ROOT/program"
has "$out" "program: program"

# Blocked, and a checker that falls over, are no failures; but a failure counts more.
toy "$BOXLAB_ROOT/blocked.cpp" 'check ? 3 : 3'
expect 3 "$boxlab" check 1 --source "$BOXLAB_ROOT/blocked.cpp"
toy "$BOXLAB_ROOT/half-blocked.cpp" "check == '1' ? 3 : 1"
expect 1 "$boxlab" check 1 --source "$BOXLAB_ROOT/half-blocked.cpp"
toy "$BOXLAB_ROOT/crash.cpp" "check == '1' ? 0 : 9"
expect 3 "$boxlab" check 1 --source "$BOXLAB_ROOT/crash.cpp"
has "$out" "the checker ended before this check: killed by"
has "$out" "the checker fell over"

# A file that does not build leaves no program of an older one, and all that the compiler said.
cp "$lab/toy.cpp" "$BOXLAB_ROOT/mine.cpp"
toy "$lab/toy.cpp" nothing
expect 3 "$boxlab" check 1
has "$out" "All that the compiler said is in build/labs/01-toy/build.log"
grep -q "error: 'nothing' was not declared\|redefinition" "$BOXLAB_BUILD/labs/01-toy/build.log" ||
  complain "the log is not kept"
[ ! -e "$BOXLAB_BUILD/labs/01-toy/toy" ] || complain "an old program is still there"

: > "$lab/toy.cpp"
expect 3 "$boxlab" check 1
has "$out" "labs/01-toy/toy.cpp does not define
    toy(char)"
echo 'int toy(char) { return 0; } int main() {}' > "$lab/toy.cpp"
expect 3 "$boxlab" check 1
has "$out" "labs/01-toy/toy.cpp defines main(), and the given main.cpp has one already."
echo '#include <cstring>
int toy(char) { int unused; char text[2]; if (text == 0) return 1; }' > "$lab/toy.cpp"
expect 1 "$boxlab" check 1 --only toy.one
has "$out" "[-Wreturn-type]"
has "$out" "warnings. All are in build/labs/01-toy/build.log"
echo 'int toy(char) { __builtin_puts(__FILE__); return 0; }' > "$lab/toy.cpp"
expect 0 "$boxlab" check 1
[ "$("$BOXLAB_BUILD/labs/01-toy/toy" 1)" = labs/01-toy/toy.cpp ] || complain "__FILE__ is not the file's name"
mv "$BOXLAB_ROOT/mine.cpp" "$lab/toy.cpp"

toy "$BOXLAB_ROOT/bad.cpp" 'nothing'
expect 3 "$boxlab" check 1 --source "$BOXLAB_ROOT/bad.cpp"
has "$out" "DOES NOT BUILD"
has "$out" "bad.cpp:2:30: error: "
has "$out" "    2 | int toy(char check) { return nothing; }"
has "$out" "0 of 2 points"

expect 0 "$boxlab" check 1 --solution --repeat 3 --seed 5
has "$out" "3 runs: 3 passed."
expect 1 "$boxlab" check 1 --repeat 3 --seed 5
has "$out" "3 runs: 0 passed. The one above: --seed 5"
