#!/bin/sh
# `boxlab grade`: a folder for each student, a roster, and all that can be wrong with what is in them.
#
# beside others: it measures nothing
. lib/cli/test/toy_course
# shellcheck disable=SC2154  # toy_course sets them
mkdir -p "$BOXLAB_BUILD/lib"
cp "$real_build/lib/boxlab-unpack" "$BOXLAB_BUILD/lib"
class=$BOXLAB_ROOT/class
grades=$BOXLAB_ROOT/grades

# hand_in NAME EXPRESSION: a student whose toy() returns that.
hand_in() {
  mkdir -p "$class/$1"
  toy "$class/$1/toy.cpp" "$2"
}
# row ID: the line of the table about that student.
row() { grep "^\"$1\"," "$grades/grades.csv" || complain "$1 is not in grades.csv"; }
# mark ID POINTS OUTCOME: what the table says of a student.
mark() { has "$(row "$1")" "\"01-toy\",\"$3\",\"$2\",\"2\""; }

hand_in all 'check ? 0 : 1'
hand_in half "check == '1' ? 0 : 1"
hand_in none 'check ? 1 : 1'
hand_in broken 'nothing'
hand_in 'Zoë O-Neil, "Zed"' 'check ? 0 : 1'
hand_in "=cmd|'calc'!A0" 'check ? 0 : 1'
hand_in -rf 'check ? 0 : 1'
hand_in "$(printf 'esc\033[31m\nnew')" 'check ? 0 : 1'
hand_in "$(printf 'bad\377utf8')" 'check ? 0 : 1'

# How editors of other systems write a text.
hand_in crlf 'check ? 0 : 1'
sed -i 's/$/\r/' "$class/crlf/toy.cpp"
hand_in bom 'check ? 0 : 1'
sed -i '1s/^/\xef\xbb\xbf/' "$class/bom/toy.cpp"
hand_in utf16 'check ? 0 : 1'
iconv -f UTF-8 -t UTF-16 "$class/utf16/toy.cpp" > "$class/both" && mv "$class/both" "$class/utf16/toy.cpp"

# What is no file, no file of that name, or more than one.
mkdir -p "$class/directory/toy.cpp" "$class/empty" "$class/missing" "$class/link" "$class/fifo" "$class/big"
echo text > "$class/missing/toy.txt"
ln -s ../all/toy.cpp "$class/link/toy.cpp"
mkfifo "$class/fifo/toy.cpp"
head -c 2000000 /dev/zero > "$class/big/toy.cpp"
ln -s all "$class/linked-directory"
hand_in twice/one 'check ? 0 : 1'
hand_in twice/two 'check ? 1 : 1'
hand_in copies/one 'check ? 0 : 1'
hand_in copies/two 'check ? 0 : 1'
hand_in deep/a/b/c 'check ? 0 : 1'
hand_in place/labs/01-toy 'check ? 0 : 1'
hand_in place/old 'check ? 1 : 1'
mkdir "$class/__MACOSX"
echo stray > "$class/notes.txt"

expect 1 "$boxlab" grade "$class" --out "$grades"
mark all 2 graded
mark half 1 graded
mark none 0 graded
mark broken 0 'does not build'
mark "'-rf" 2 graded
mark "'=cmd|'calc'!A0" 2 graded
mark 'Zoë O-Neil, ""Zed""' 2 graded
mark 'esc\\x1b\[31m new' 2 graded
mark 'bad\\xffutf8' 2 graded
for student in crlf bom utf16 copies deep place; do mark "$student" 2 graded; done
has "$(row crlf)" 'toy.cpp had CRLF line ends'
has "$(row bom)" 'toy.cpp began with a byte order mark'
has "$(row utf16)" 'toy.cpp was UTF-16'
for student in directory empty missing link fifo big twice; do mark "$student" 0 'no file'; done
has "$(row directory)" 'toy.cpp is a directory'
has "$(row missing)" 'no toy.cpp'
has "$(row link)" 'toy.cpp is a symbolic link'
has "$(row fifo)" 'toy.cpp is a FIFO'
has "$(row big)" 'toy.cpp has 2000000 bytes'
has "$(row twice)" 'several files are called toy.cpp: one/toy.cpp, two/toy.cpp'
has "$out" '"notes.txt" is nobody'
has "$out" '"linked-directory" is nobody'
case $(cat "$grades/grades.csv") in *MACOSX*) complain "litter is taken for a student" ;; esac
case $out in *"$(printf '\033')"*) complain "an escape sequence comes through" ;; esac

# Each result is a verdict document, and says whose it is.
has "$(cat "$grades/results/01-toy/half.json")" '"id": "toy.one"'
has "$(cat "$grades/results/01-toy/half.json")" '"outcome": "graded"'
has "$(cat "$grades/results/01-toy/broken.json")" 'toy.cpp:2:30: error: '
case $(cat "$grades/results/01-toy/broken.json") in *"$BOXLAB_ROOT"/grades/sources*) complain "our directories are in the feedback" ;; esac
has "$(cat "$grades/results/01-toy/missing.json")" '"why": "no toy.cpp"'
[ -e "$grades/results/01-toy/%2drf.json" ] || complain "a name begins with a dash"
cmp -s "$class/half/toy.cpp" "$grades/sources/01-toy/half/toy.cpp" || complain "the source is not kept"

# With a roster: a spreadsheet's, with semicolons, in UTF-16. Ids decide, names do not.
printf 'Name;ID;Username\r\nAnna All;17;all\r\n"Half; Harry";18;HALF\r\nNobody;19;none2\r\nTwin;20;none\r\nTwin;21;none\r\n' |
  iconv -f UTF-8 -t UTF-16 > "$BOXLAB_ROOT/roster.csv"
rm -rf "$class" "$grades"
hand_in all 'check ? 0 : 1'
hand_in half "check == '1' ? 0 : 1"
hand_in none 'check ? 1 : 1'
hand_in 'Anna All' 'check ? 1 : 1'
expect 1 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"
has "$(row 17)" '"17","Anna All","01-toy","graded","2","2"'
has "$(row 18)" '"18","Half; Harry","01-toy","graded","1","2"'
has "$(row 19)" '"19","Nobody","01-toy","not handed in","0","2"'
has "$(cat "$grades/unmatched.csv")" '"none","","01-toy","graded","0"'
has "$(cat "$grades/unmatched.csv")" '"Anna All","","01-toy"'
has "$out" 'In no row of the roster'
hand_in 17 'check ? 1 : 1'
expect 1 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"
has "$(row 17)" 'handed in twice, and not the same'
has "$(row 17)" '"no file","0"'

# All is well: 0. One student alone; another folder of the same.
rm -rf "$class" "$grades"
hand_in all 'check ? 0 : 1'
expect 0 "$boxlab" grade "$class/all" --out "$grades"
mark all 2 graded

# A broken checker is no mark, and no student's fault.
hand_in crash "check == '1' ? 0 : 9"
expect 3 "$boxlab" grade "$class" --out "$grades"
mark crash '' error
mark all 2 graded
has "$out" "Without a mark"
has "$(row crash)" "tried again, alone"
hand_in blocked "check == '1' ? 3 : 0"
expect 3 "$boxlab" grade "$class" --out "$grades"
mark blocked '' error

# A machine on which the solution does not pass gives no marks at all.
mv "$solutions/toy.cpp" "$BOXLAB_ROOT/kept.cpp"
toy "$solutions/toy.cpp" "check == '1' ? 0 : 1"
expect 3 "$boxlab" grade "$class" --out "$grades"
has "$err" "the solution of 01-toy gets 1 of 2 points"
mv "$BOXLAB_ROOT/kept.cpp" "$solutions/toy.cpp"

# Wrong usage.
expect 2 "$boxlab" grade "$class"
expect 2 "$boxlab" grade /no/such/place --out "$grades"
has "$err" "No such file: /no/such/place"
expect 2 "$boxlab" grade "$class" --out "$class"
has "$err" "holds other things than grades"
echo 'name,mark' > "$BOXLAB_ROOT/roster.csv"
expect 2 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"
has "$err" "no column has ids"
rm -rf "$class" && mkdir -p "$class/all"
expect 1 "$boxlab" grade "$class" --out "$grades"
has "$err" "--lab LAB"
expect 0 "$boxlab" grade "$class" --out "$grades" --lab toy
mark all 0 'no file'
