#!/bin/sh
# `boxlab gradescope-zip`: the archive is what Gradescope wants, and what it calls for a submission writes
# the marks that `check` gives. The image is not made here: that would be the whole build once more.
#
# beside others: it measures nothing
. lib/cli/test/toy_course
command -v git >/dev/null || { echo "no git: nothing checked"; exit 77; }
zip=$BOXLAB_ROOT/pipes.zip
grader=$BOXLAB_ROOT/autograder
mkdir -p "$grader/source" "$grader/submission" "$grader/results"

echo 'an older one' > "$zip"
expect 0 at_home gradescope-zip "$zip" --lab pipes
has "$out" "assignment of 24 points"
[ ! -e "$zip.draft" ] || complain "a draft is left"
busybox unzip -q "$zip" -d "$grader/source"
cp "$grader/source/run_autograder" "$grader"
for file in setup.sh run_autograder boxlab; do
  [ -x "$grader/source/$file" ] || complain "$file cannot be run"
  sh -n "$grader/source/$file"
done
for path in solutions .git build labs/02-queues labs/01-pipes/pipeline.cpp; do
  [ ! -e "$grader/source/$path" ] || complain "$path is in it"
done
if command -v shellcheck >/dev/null; then
  (cd "$grader/source" && shellcheck setup.sh run_autograder) || complain "shellcheck says no"
fi

# What is built here stands in for what setup.sh builds there.
printf '#!/bin/sh\nBOXLAB_ROOT="%s" BOXLAB_BUILD="%s" exec "%s" "$@"\n' \
  "$grader/source" "$real_build" "$boxlab" > "$grader/source/boxlab"
submit() { cp "$1" "$grader/submission/pipeline.cpp"; }
graded() { jq -r "$1" "$grader/results/results.json"; }
submit solutions/01-pipes/pipeline.cpp
expect 0 "$grader/run_autograder"
[ "$(graded '"\(.score) \([.tests[].max_score] | add) \(.output)"')" = "24 24 " ] ||
  complain "a right one does not get all points"
submit solutions/01-pipes/wrong/parent_keeps_write_end.cpp
expect 0 "$grader/run_autograder"
[ "$(graded '.score < 24 and any(.tests[]; .status == "failed" and .output != "")')" = true ] ||
  complain "a wrong one does not lose points, or is not told why"
echo 'int' > "$grader/submission/pipeline.cpp"
expect 0 "$grader/run_autograder"
[ "$(graded '"\(.score) \(.output | contains("error"))"')" = "0 true" ] ||
  complain "what does not build is not told why"
rm "$grader/submission/pipeline.cpp"
echo 'sorry' > "$grader/submission/readme.txt"
expect 0 "$grader/run_autograder"
[ "$(graded '"\(.score) \(.output)"')" = "0 no file: no pipeline.cpp" ] || complain "no file is something else"

# Where nobody can be judged, there is no mark.
rm "$grader/results/results.json"
submit solutions/01-pipes/pipeline.cpp
rm "$grader/source/labs/01-pipes/lab.toml"
! "$grader/run_autograder" > "$BOXLAB_ROOT/out" 2>&1 || complain "a broken course is no error"
[ ! -e "$grader/results/results.json" ] || complain "a broken course gives a mark"

expect 2 at_home gradescope-zip "$zip"
has "$err" "--lab is required"
expect 2 at_home gradescope-zip "$zip" --lab nonsense
has "$err" 'no lab is called "nonsense"'
expect 3 at_home gradescope-zip /proc/none/pipes.zip --lab pipes
has "$err" "/proc/none"
