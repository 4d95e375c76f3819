#!/bin/sh
# `boxlab grade`: judging only a part again: one check, what is newer, one submission, chunks.
#
# beside others: it takes half a minute, and measures nothing
. lib/cli/test/toy_course
class=$BOXLAB_ROOT/class
grades=$BOXLAB_ROOT/grades
# What each student's program exits with, by the check that starts it, is in a file: so the same
# submission can come to something else.
hand_in() {
  mkdir -p "$class/$1"
  cat > "$class/$1/toy.cpp" <<END
#include <stdio.h>
#include "toy.hpp"
int toy(char check) {
  char all[3] = "11";
  FILE* file = fopen("$BOXLAB_ROOT/exits-$1", "r");
  fgets(all, 3, file);
  fclose(file);
  file = fopen("$BOXLAB_ROOT/log", "a");
  fputs("$1\\n", file);
  fclose(file);
  return all[check - '1'] - '0';
}
END
  echo "$2" > "$BOXLAB_ROOT/exits-$1"
}
mark() { has "$(grep "^\"$1\"," "$grades/grades.csv")" "$2"; }
# shellcheck disable=SC2120  # expect calls it with some
grade() { "$boxlab" grade "$class" --out "$grades" "$@"; }
judged() {
  [ "$(tr '\n' ' ' < "$BOXLAB_ROOT/log")" = "$1" ] ||
    complain "judged: $(tr '\n' ' ' < "$BOXLAB_ROOT/log"), not $1"
  : > "$BOXLAB_ROOT/log"
}

# One check: its verdict is new, that of the other check stays, whatever the program does now.
hand_in ann 01
expect 0 grade
mark ann '"graded","1","2"'
judged 'ann ann '
echo 10 > "$BOXLAB_ROOT/exits-ann"
expect 0 grade --only-check toy.two
judged 'ann '
mark ann '"graded","2","2"'
has "$(cat "$grades/results/01-toy/ann.json")" '"points": 2'
expect 0 grade
judged ''
mark ann '"graded","2","2"'
expect 2 grade --only-check toy.three
expect 2 grade --only-check toy.two --again
# Who was never judged is judged by all checks.
hand_in bob 00
expect 0 grade --only-check toy.one
judged 'bob bob ann '
mark ann '"graded","1","2"'
mark bob '"graded","2","2"'
# Without a verdict, there is no mark, and a later call makes one.
echo 90 > "$BOXLAB_ROOT/exits-bob"
expect 3 grade --only-check toy.one
mark bob '"error",""'
echo 10 > "$BOXLAB_ROOT/exits-bob"
expect 0 grade
mark bob '"graded","1","2"'
: > "$BOXLAB_ROOT/log"

# Only what is newer; the others keep what they have.
hand_in cid 00
hand_in dan 00
hand_in bob 00
echo '// again' >> "$class/bob/toy.cpp"
touch -d '2026-01-02 12:00' "$class/cid/toy.cpp" "$class/bob/toy.cpp"
touch -d '2026-01-03 12:00' "$class/dan/toy.cpp"
expect 0 grade --since '2026-01-02 12:01'
judged 'dan dan '
mark dan '"graded","2","2"'
mark bob '"graded","1","2"'
mark cid '"waiting",""'
has "$(grep '^"cid",' "$grades/grades.csv")" 'older than --since'
expect 0 grade --since 2026-01-02
mark cid '"graded","2","2"'
expect 2 grade --since yesterday
has "$err" 'Not like 2026-11-26'
: > "$BOXLAB_ROOT/log"

# One before one's eyes; its mark stays.
echo 11 > "$BOXLAB_ROOT/exits-dan"
expect 1 "$boxlab" grade --out "$grades" --replay dan
has "$out" '2/2     dan'
has "$out" 'FAIL  toy.one'
mark dan '"graded","2","2"'
expect 2 "$boxlab" grade --out "$grades" --replay nobody
has "$err" 'Nothing of nobody is in'
expect 2 "$boxlab" grade --out "$grades"
has "$err" 'PATH is required'
: > "$BOXLAB_ROOT/log"

# Chunks: made here, run anywhere, more than once, and taken in.
rm -r "$grades"
expect 0 grade --chunks 3
case $(cat "$BOXLAB_ROOT/log") in *[a-z]*) complain "somebody was judged" ;; esac
mark ann '"waiting",""'
has "$out" "grade-chunk $grades/chunks/01-toy/3"
chunk() { "$boxlab" grade-chunk "$grades/chunks/01-toy/$1"; }
: > "$BOXLAB_ROOT/log"
expect 0 chunk 1
has "$out" '2 judged, 0 had a result'
expect 0 chunk 1
has "$out" '0 judged, 2 had a result'
judged 'ann ann dan dan '
rm "$grades/chunks/01-toy/1/results/2.json"
expect 0 chunk 1
has "$out" '1 judged, 1 had a result'
expect 0 chunk 2
: > "$BOXLAB_ROOT/log"
# A result that nobody's boxlab has written is none.
mkdir -p "$grades/chunks/01-toy/3/results"
ln -sf ../../1/results/1.json "$grades/chunks/01-toy/3/results/1.json"
expect 0 grade
judged 'cid cid '
mark bob '"graded","2","2"'
mark dan '"graded","0","2"'
expect 0 grade
has "$out" '4 of 4 are known'
# Another judge's chunk is not run.
echo '# another hint' >> "$lab/lab.toml"
expect 3 chunk 2
has "$err" 'are not those of the chunk'
expect 3 "$boxlab" grade-chunk "$class"
has "$err" 'is no chunk'
