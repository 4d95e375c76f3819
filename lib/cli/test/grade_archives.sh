#!/bin/sh
# `boxlab grade`: what the systems of schools export, as archives; and archives that are an attack.
#
# beside others: it takes half a minute, and measures nothing
. lib/cli/test/toy_course
command -v python3 >/dev/null || { echo "no python3 to make archives: nothing checked"; exit 77; }
# shellcheck disable=SC2154  # toy_course sets them
cp "$real_build/lib/boxlab-unpack" "$BOXLAB_BUILD/lib"
rm "$solutions/toy.cpp"  # a handout has none, either, and each call takes less time
work=$BOXLAB_ROOT/work
mkdir "$work"
python3 lib/cli/test/grade_archives "$work"

# graded PATH STATUS WORD...: grades it anew; what it prints is in $out.
graded() {
  rm -rf "$BOXLAB_ROOT/grades"
  path=$work/$1
  expected=$2
  shift 2
  expect "$expected" "$boxlab" grade "$path" --out "$BOXLAB_ROOT/grades" "$@"
}
# row ID PART: the line about that student has this part.
row() {
  has "$(grep "^\"$1\"," "$BOXLAB_ROOT/grades/grades.csv" || echo "no line about $1")" "$2"
}

graded folders.zip 0
row anna '"graded","2"'
row ben '"graded","1"'
# The same files in other forms: the gradebook knows them, byte by byte.
for form in folders.tar folders.tar.gz folders.tar.bz2 folders.tar.xz nested.zip; do
  expect 0 "$boxlab" grade "$work/$form" --out "$BOXLAB_ROOT/grades"
  has "$out" '2 of 2 are known, and as they were'
done
graded one-anna.zip 0
row one-anna '"graded","2"'

graded moodle.zip 0
row 657737 '"Anna Muster"'
row 657737 '"graded","2"'
row 657738 '"graded","1"'
graded moodle-flat.zip 0
row 657737 '"graded","2"'
graded canvas.zip 0
row 4711 '"graded","2"'
row 4712 'late'
row 4712 '"graded","1"'
graded blackboard.zip 0
row amuster '"graded","2"'
row amuster 'several attempts: the latest counts'
graded gradescope.zip 1
row 11 '"graded","2"'
row 12 'handed in by a group'
row ben@example.org '"graded","1"'
has "$out" '"submission_3" is nobody'
graded toy-submissions.zip 0
row octocat '"graded","2"'
row torvalds '"graded","1"'

# The roster knows them by other ids.
printf 'Name,Identifier\nAnna Muster,Participant 657737\nBen,Teilnehmer/in 657738\nCy,Participant 1\n' > "$work/roster.csv"
graded moodle.zip 0 --roster "$work/roster.csv"
row 'Participant 657737' '"graded","2"'
row 'Participant 1' '"not handed in","0"'

# Attacks: a line each, and nothing outside of the directory.
graded attacks.zip 1
row honest '"graded","2"'
row link 'toy.cpp is a symbolic link'
has "$out" '"../../outside.cpp" leads out of the archive'
has "$out" '"/tmp/boxlab-outside.cpp" leads out of the archive'
graded attacks.tar 1
row honest '"graded","2"'
row hard 'toy.cpp is a hard link'
row device 'toy.cpp is a device'
row fifo 'toy.cpp is a FIFO'
row through '"no file"'
for file in /tmp/boxlab-outside.cpp /outside.cpp outside.cpp ../outside.cpp; do
  [ ! -e "$file" ] || complain "$file: something got out"
done
[ -z "$(find "$BOXLAB_ROOT" -name '*outside*')" ] || complain "something got out"
graded bombs 0
row honest '"graded","2"'
row bomb 'is larger than 1048576 bytes'
row nested-bomb '"no file"'
row damaged 'no archive that can be read'
row text 'no archive that can be read'
row encrypted '"no file"'
# Who hands in more than there is room for takes no room from others.
mkdir -p "$work/crowd/evil" "$work/crowd/zoe"
toy "$work/crowd/zoe/toy.cpp" 0
for number in $(seq 20); do truncate -s 16M "$work/crowd/evil/$number.zip"; done
(cd "$work/crowd" && tar -czf ../crowd.tar.gz evil zoe)
rm -r "$work/crowd"
graded crowd.tar.gz 0
row zoe '"graded","2"'
row evil '20 archives, of which 10 were read'
# A class may be large.
# shellcheck disable=SC2016  # for python
python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as all:
    for number in range(1500): all.writestr(f"s{number}/toy.cpp", "int toy(char) { return 0; }\n")' "$work/large.zip"
graded large.zip 0 --chunks 1
has "$out" '0 with a mark, 1500 without'
graded twins.zip 0
row anna 'several files are called toy.cpp'
printf 'no archive' > "$work/none.zip"
graded none.zip 1
has "$out" "none.zip is no archive that can be read"
