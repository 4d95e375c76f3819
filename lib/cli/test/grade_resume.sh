#!/bin/sh
# A run of `boxlab grade` that is killed goes on where it was: nothing is judged twice, nothing is lost.
#
# beside others: it takes half a minute, and measures nothing
. lib/cli/test/toy_course
cp "$real_build/lib/boxlab-unpack" "$BOXLAB_BUILD/lib"
class=$BOXLAB_ROOT/class
grades=$BOXLAB_ROOT/grades
# What is run by a check leaves a line here, since this course's checker has no sandbox.
log=$BOXLAB_ROOT/log

# hand_in NAME EXPRESSION: a student whose program notes that it was run by the first check.
hand_in() {
  mkdir -p "$class/$1"
  cat > "$class/$1/toy.cpp" <<END
#include <stdio.h>
#include "toy.hpp"
int toy(char check) {
  if (check == '1') {
    FILE* log = fopen("$log", "a");
    fputs("$1\\n", log);
    fclose(log);
  }
  return $2;
}
END
}
runs_of() { grep -c "^$1\$" "$log" || true; }
# judged TIMES NAME...: how often these have been judged since the log was last removed.
judged() {
  times=$1
  shift
  for name; do
    [ "$(runs_of "$name")" = "$times" ] || complain "$name was judged $(runs_of "$name") times, not $times"
  done
}
mark() { has "$(grep "^\"$1\"," "$grades/grades.csv")" "\"graded\",\"$2\",\"2\""; }
# shellcheck disable=SC2120  # expect calls it with some
grade() { "$boxlab" grade "$class" --out "$grades" --jobs 1 "$@"; }

students='a b c d e f g h'
for name in $students; do hand_in "$name" "check == '1' ? 0 : 1"; done
touch "$log"

# Killed when some are done, as the out-of-memory killer would: with no chance to clean up.
"$boxlab" grade "$class" --out "$grades" --jobs 1 > "$BOXLAB_ROOT/out" 2>&1 &
pid=$!
for _ in $(seq 600); do
  [ "$(wc -l < "$log")" -ge 3 ] && break
  sleep 0.1
done
kill -9 $pid
wait $pid 2>/dev/null || true
done_before=$(sqlite3 "$grades/gradebook.sqlite" "SELECT id FROM works WHERE outcome = 'graded'")
count=$(echo "$done_before" | wc -w)
case $count in [2-7]) ;; *) complain "killed too early, or too late: $count are done" ;; esac
[ "$(sqlite3 "$grades/gradebook.sqlite" 'PRAGMA integrity_check')" = ok ] || complain "the gradebook is broken"
[ "$(sqlite3 "$grades/gradebook.sqlite" "SELECT count(*) FROM works")" = 8 ] || complain "works are lost"
rm "$log"

# It goes on: only what was not done is judged.
expect 0 grade
has "$out" "$count of 8 are known, and as they were"
# shellcheck disable=SC2086  # a list of names
judged 0 $done_before
for name in $students; do
  mark "$name" 1
  case " $(echo "$done_before" | tr '\n' ' ') " in *" $name "*) ;; *) judged 1 "$name" ;; esac
done

# All is known: nobody is judged, and the tables are there again.
: > "$log"
rm "$grades/grades.csv"
expect 0 grade
has "$out" '8 of 8 are known'
[ ! -s "$log" ] || complain "somebody was judged again"
mark a 1

# Only what has changed is judged again: a file, and then the judge.
hand_in c 'check ? 0 : 1'
expect 0 grade
judged 1 c
judged 0 a b d e f g h
mark c 2
: > "$log"
expect 0 grade --only-failed
judged 0 c
judged 1 a b d e f g h
: > "$log"
echo '# another hint' >> "$lab/lab.toml"
expect 0 grade
judged 1 a b c d e f g h
: > "$log"
expect 0 grade --seed 2
judged 1 a h
: > "$log"
expect 0 grade --seed 2 --again
judged 1 a h

# One folder alone leaves the others' marks where they are.
expect 0 "$boxlab" grade "$class/a" --out "$grades" --seed 2
for name in $students; do has "$(cat "$grades/grades.csv")" "\"$name\","; done

# With a roster: what is no student's goes, and who is in no folder of this call keeps his mark.
printf 'id\nh\nb\na\nz\n' > "$BOXLAB_ROOT/roster.csv"
expect 0 "$boxlab" grade "$class/a" --out "$grades" --seed 2 --roster "$BOXLAB_ROOT/roster.csv"
[ "$(cut -d, -f1 "$grades/grades.csv" | tr -d '"\n')" = idhbaz ] || complain "it is not in the order of the roster"
mark b 1
has "$(grep '^"z",' "$grades/grades.csv")" 'not handed in'

# Two at once would judge everything twice.
mkfifo "$BOXLAB_ROOT/hold"
(flock 9 && echo held > "$BOXLAB_ROOT/hold" && sleep 30) 9< "$grades" &
holder=$!
read -r _ < "$BOXLAB_ROOT/hold"
expect 2 grade
has "$err" 'another boxlab is grading into'
kill $holder
