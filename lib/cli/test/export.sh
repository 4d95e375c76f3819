#!/bin/sh
# `boxlab export`: every format, to the letter, with names and notes that nobody would wish for.
#
# beside others: it measures nothing
. lib/cli/test/toy_course
cp "$real_build/lib/boxlab-unpack" "$BOXLAB_BUILD/lib"
mkdir -p "$BOXLAB_ROOT/lib/grade"
cp -r lib/grade/page "$BOXLAB_ROOT/lib/grade"
class=$BOXLAB_ROOT/class
grades=$BOXLAB_ROOT/grades
to=$BOXLAB_ROOT/to
# hand_in NAME EXPRESSION: a student whose toy() returns that.
hand_in() {
  mkdir -p "$class/$1"
  toy "$class/$1/toy.cpp" "$2"
}
# same FILE: ends the script where the file is not what stdin says.
same() {
  cat > "$BOXLAB_ROOT/wanted"
  diff "$BOXLAB_ROOT/wanted" "$1" > "$BOXLAB_ROOT/diff" || complain "$1 is not as it should be:
$(cat "$BOXLAB_ROOT/diff")"
}

hand_in ann 'check ? 0 : 1'
hand_in bob "check == '1' ? 0 : 1"
hand_in "=<&\"'" 'check ? 1 : 1'
mkdir "$class/eve"
printf 'id,name\nbob,"Bob; <b>&"\nann,=SUM(1)\n"=<&""\047",\neve,\357\277\277]]>\n' > "$BOXLAB_ROOT/roster.csv"
expect 0 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"

# A table, in the order of the roster, in which nothing is a formula.
expect 0 "$boxlab" export csv "$grades" --to "$to"
same "$to" <<'END'
"id","name","01-toy /2","sum"
"bob","Bob; <b>&","1","1"
"ann","'=SUM(1)","2","2"
"'=<&""'","","0","0"
"eve","￿]]>","0","0"
END

expect 0 "$boxlab" export junit "$grades" --to "$to"
same "$to" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="01-toy.bob" tests="2" failures="1" errors="0">
<testcase classname="01-toy.bob" name="toy.one" time="0.500"></testcase>
<testcase classname="01-toy.bob" name="toy.two" time="0.500"><failure message="exit status 1">ran: toy
expected: exit status 0
got: exit status 1</failure></testcase>
</testsuite>
<testsuite name="01-toy.ann" tests="2" failures="0" errors="0">
<testcase classname="01-toy.ann" name="toy.one" time="0.500"></testcase>
<testcase classname="01-toy.ann" name="toy.two" time="0.500"></testcase>
</testsuite>
<testsuite name="01-toy.=&lt;&amp;&quot;'" tests="2" failures="2" errors="0">
<testcase classname="01-toy.=&lt;&amp;&quot;'" name="toy.one" time="0.500"><failure message="exit status 1">ran: toy
expected: exit status 0
got: exit status 1
hint: return 0</failure></testcase>
<testcase classname="01-toy.=&lt;&amp;&quot;'" name="toy.two" time="0.500"><failure message="exit status 1">ran: toy
expected: exit status 0
got: exit status 1</failure></testcase>
</testsuite>
<testsuite name="01-toy.eve" tests="2" failures="2" errors="0">
<testcase classname="01-toy.eve" name="toy.one" time="0.500"><failure message="">ran: toy
expected: exit status 0
no toy.cpp</failure></testcase>
<testcase classname="01-toy.eve" name="toy.two" time="0.500"><failure message="">ran: toy
expected: exit status 0
no toy.cpp</failure></testcase>
</testsuite>
</testsuites>
END

expect 0 "$boxlab" export json "$grades" --to "$to"
has "$(cat "$to")" '"id": "bob"'
has "$(cat "$to")" '"max_points": 2'
rm "$to"

# A file for each student.
expect 0 "$boxlab" export gradescope "$grades" --to "$to"
same "$to/01-toy/bob.json" <<'END'
{
 "score": 1,
 "execution_time": 1.0,
 "output": "",
 "output_format": "text",
 "tests": [
  {
   "number": "toy.one",
   "name": "it returns 0",
   "score": 1,
   "max_score": 1,
   "output": "",
   "status": "passed",
   "output_format": "text"
  },
  {
   "number": "toy.two",
   "name": "it returns 0",
   "score": 0,
   "max_score": 1,
   "output": "ran: toy\nexpected: exit status 0\ngot: exit status 1",
   "status": "failed",
   "output_format": "text"
  }
 ]
}
END
has "$(cat "$to/01-toy/eve.json")" '"output": "no file: no toy.cpp"'
expect 0 "$boxlab" export autolab "$grades" --to "$to"
same "$to/01-toy/bob.json" <<'END'
{"_presentation":"semantic","stages":["Build","Checks"],"Build":{"compile":{"passed":true}},"Checks":{"toy.one":{"passed":true},"toy.two":{"passed":false}}}
{"scores":{"toy.one":1,"toy.two":0}}
END
expect 0 "$boxlab" export classroom "$grades" --to "$to"
same "$to/01-toy/bob.json" <<'END'
{
 "version": 1,
 "status": "fail",
 "max_score": 2,
 "tests": [
  {
   "name": "toy.one: it returns 0",
   "status": "pass",
   "score": 1,
   "message": null,
   "test_code": "toy",
   "filename": "",
   "line_no": 0,
   "execution_time": "0.50s"
  },
  {
   "name": "toy.two: it returns 0",
   "status": "fail",
   "score": 0,
   "message": "ran: toy\nexpected: exit status 0\ngot: exit status 1",
   "test_code": "toy",
   "filename": "",
   "line_no": 0,
   "execution_time": "0.50s"
  }
 ]
}
END
expect 0 "$boxlab" export prairielearn "$grades" --to "$to"
same "$to/01-toy/bob.json" <<'END'
{
 "gradable": true,
 "score": 0.5,
 "output": "",
 "tests": [
  {
   "name": "toy.one",
   "description": "it returns 0",
   "points": 1,
   "max_points": 1,
   "output": ""
  },
  {
   "name": "toy.two",
   "description": "it returns 0",
   "points": 0,
   "max_points": 1,
   "output": "ran: toy\nexpected: exit status 0\ngot: exit status 1"
  }
 ]
}
END
expect 0 "$boxlab" export dodona "$grades" --to "$to"
has "$(tr -d ' \n' < "$to/01-toy/bob.json")" '{"accepted":false,"status":"wrong","groups":[{"description":"01-toy","badgeCount":1,"groups":[{"accepted":true,"groups":[{"accepted":true,'
[ "$(find "$to" -type f | wc -l)" = 4 ] || complain "there is not a file for each"
rm -r "$to"

# The instructor's own tables: one column is filled in, and nothing else is touched.
printf '\357\273\277Student,ID,SIS User ID,Section,Toy (17),Other (18)\r\n    Points Possible,,,,2,"1,5"\r\n"Bob; <b>&",9,bob,A,,"1,5"\r\nAnn,10,ann,"A ""1""",-,=1\r\nMallory,11,mallory,A,1,1\r\n' > "$BOXLAB_ROOT/canvas.csv"
expect 1 "$boxlab" export canvas "$grades" --fill "$BOXLAB_ROOT/canvas.csv" --column Toy --to "$to"
has "$err" 'eve is in no row of'
case $err in *'full marks'*) complain "it complains of the right full marks" ;; esac
printf '\357\273\277Student,ID,SIS User ID,Section,Toy (17),Other (18)\r\n    Points Possible,,,,2,"1,5"\r\nBob; <b>&,9,bob,A,1,"1,5"\r\nAnn,10,ann,"A ""1""",2,=1\r\nMallory,11,mallory,A,1,1\r\n' | same "$to"
printf 'Identifier,Full name,Grade,Grade can be changed\nTeilnehmer/in 41,Ann,,Yes\n' > "$BOXLAB_ROOT/moodle.csv"
mkdir "$class/Ann_41_assignsubmission_file_"
cp "$class/ann/toy.cpp" "$class/Ann_41_assignsubmission_file_"
rm -r "$class/ann" "$class/bob" "$class/eve" "$class/="* "$grades"
expect 0 "$boxlab" grade "$class" --out "$grades"
expect 0 "$boxlab" export moodle "$grades" --fill "$BOXLAB_ROOT/moodle.csv" --column Grade --to "$to"
same "$to" <<'END'
Identifier,Full name,Grade,Grade can be changed
Teilnehmer/in 41,Ann,2,Yes
END
case $err in *'full marks'*) complain "it speaks of full marks that no table has" ;; esac
printf 'Identifier;Maximum Grade;Grade\nTeilnehmer/in 41;100,00;\nTeilnehmer/in 42;100,00;\n' > "$BOXLAB_ROOT/comma.csv"
expect 0 "$boxlab" export moodle "$grades" --fill "$BOXLAB_ROOT/comma.csv" --column Grade --to "$to"
has "$err" 'comma.csv takes 100 points for full marks, and 01-toy has 2'

# Moodle hands out what is in a directory with the student's number.
rm -f "$to"
expect 0 "$boxlab" export moodle-feedback "$grades" --fill "$BOXLAB_ROOT/moodle.csv" --to "$to"
pages=$(python3 -m zipfile -l "$to" | grep -c '\.html ')
[ "$pages" = 1 ] || complain "$pages pages for one student"
python3 -m zipfile -e "$to" "$BOXLAB_ROOT/feedback"
has "$(cat "$BOXLAB_ROOT/feedback/Participant_41_assignsubmission_file_/feedback.html")" '<b>2</b> of 2 points'
[ ! -e "$to.draft" ] || complain "the draft is still there"
printf 'Identifier,Full name\nParticipant 42,Ann\n' > "$BOXLAB_ROOT/other.csv"
expect 1 "$boxlab" export moodle-feedback "$grades" --fill "$BOXLAB_ROOT/other.csv" --to "$to"
has "$err" '41 is in no row of'
expect 2 "$boxlab" export moodle-feedback "$grades" --to "$to"
has "$err" 'needs --fill FILE: the grading worksheet'
rm -f "$to"

expect 2 "$boxlab" export moodle "$grades" --fill "$BOXLAB_ROOT/moodle.csv" --column Mark --to "$to"
has "$err" 'no column begins with "Mark"'
expect 2 "$boxlab" export canvas "$grades" --to "$to"
has "$err" 'needs --fill FILE and --column NAME'

# Who is without a mark is no file, no number, and is named.
rm -r "$class" "$grades"
hand_in crash "check == '1' ? 0 : 9"
expect 3 "$boxlab" grade "$class" --out "$grades"
expect 3 "$boxlab" export csv "$grades" --to "$to"
has "$err" 'crash has no mark in 01-toy: error'
same "$to" <<'END'
"id","name","01-toy /2","sum"
"crash","","",""
END
expect 3 "$boxlab" export junit "$grades" --to "$to"
has "$(cat "$to")" '<testcase classname="01-toy.crash" name="mark" time="0.000"><error message="error">'

expect 2 "$boxlab" export xls "$grades" --to "$to"
has "$err" 'No such format: xls'
expect 2 "$boxlab" export csv "$class" --to "$to"
has "$err" 'has no gradebook'
