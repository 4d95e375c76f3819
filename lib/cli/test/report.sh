#!/bin/sh
# `boxlab report`: pages of a class in which nothing is believed, late marks, and submissions that are alike.
#
# beside others: it measures nothing
. lib/cli/test/toy_course
. lib/cli/test/hostile_class
# shellcheck disable=SC2154  # these set them
expect 1 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"

expect 0 "$boxlab" report "$grades"
pages=$grades/report
[ "$out" = "$pages/index.html" ] || complain "it says not where the page is"
page=$(cat "$pages/index.html")

# Nothing of it is markup, a control character, a turn of the direction, or no text at all.
for file in "$pages/index.html" "$pages"/students/*.html; do
  iconv -f UTF-8 -t UTF-8 "$file" > /dev/null || complain "$file is not UTF-8"
  # shellcheck disable=SC2016  # for the shell of LC_ALL
  ! LC_ALL=C grep -n "$(printf '[\001-\010\013-\037\177]')" "$file" || complain "$file has control characters"
  ! grep -n "$turn" "$file" || complain "$file turns its direction"
  ! grep -nE '<(img|svg|b onm|style>\*|script>w)|https?://[^&]*"' "$file" || complain "$file believes a name"
  [ "$(grep -c '<script' "$file")" = 1 ] || complain "$file has more scripts than its own"
done
has "$page" '&lt;img src=x onerror=window.hacked=1&gt;'
has "$page" '\x00'
has "$page" 'Cleo \u202eevil'

# A page for each student of the class, with nothing about anybody else in it.
[ "$(find "$pages/students" -type f | wc -l)" = 10 ] || complain "there is not a page for each"
for file in "$pages"/students/*.html; do
  case $file in */bob.html) ;; *) ! grep -qi 'bob' "$file" || complain "$file is about bob, too" ;; esac
done
has "$(cat "$pages/students/bob.html")" '<b>1</b> of 2 points'
has "$(cat "$pages/students/gone.html")" 'not handed in'
has "$(cat "$pages/students/fred.html")" '#error &lt;script&gt;window.hacked=1&lt;/script&gt;'
has "$(cat "$pages/students/cleo.html")" '<dt>hint</dt><dd>return 0</dd>'

# What the class has in common: a mistake that the course knows, and one pair that is alike.
has "$page" 'Mistakes that the course knows'
has "$page" '<b>3</b> a mistake'
has "$page" 'as <code>known.cpp</code>'
has "$page" '<p class="grey">1 pair, of 50 percent'
has "$page" '<b>100 %</b> <bdi>שרה כהן</bdi> and <bdi>]]&gt;&lt;!-- Emil</bdi>'
has "$page" '<mark>'
has "$page" '<code>build</code> <span class="grey">compiling and linking</span>'
mv "$solutions" "$BOXLAB_ROOT/hidden"
expect 0 "$boxlab" report "$grades" --similar 0 --to "$BOXLAB_ROOT/to"
mv "$BOXLAB_ROOT/hidden" "$solutions"
case $(cat "$BOXLAB_ROOT/to/index.html") in
  *'the course knows'* | *'Similar submissions'*) complain "there is a section that nobody asked for" ;;
esac

# Who is not in the class any more has no page any more; what is not ours stays.
sed 's/>Bob</>Rob</' "$pages/students/bob.html" > "$pages/students/left.html"
echo '<p>mine</p>' > "$pages/students/mine.html"
expect 0 "$boxlab" report "$grades"
[ ! -e "$pages/students/left.html" ] || complain "the page of somebody who has left is there"
[ -e "$pages/students/mine.html" ] || complain "a page of somebody else is gone"
rm "$pages/students/mine.html"

# Late: the file's own time counts in a folder.
for name in ann bob; do touch -d '2026-11-02 23:00:00Z' "$class/$name/toy.cpp"; done
touch -d '2026-11-02 23:00:01Z' "$class/cleo/toy.cpp"
touch -d '2026-11-01 00:00:00Z' "$class/dora/toy.cpp"
touch -d '2026-11-03 23:00:01Z' "$class/emil/toy.cpp"
expect 1 "$boxlab" grade "$class" --out "$grades" --roster "$BOXLAB_ROOT/roster.csv"
cat > "$BOXLAB_ROOT/late.toml" <<'TOML'
timezone = "Europe/Berlin"
percent_per_day = 20
[deadlines]
toy = 2026-11-03T00:00:00
[extensions.BOB]
toy = 2026-11-01T00:00:00
[extensions.bobb]
toy = 2026-11-09T00:00:00
TOML
expect 0 "$boxlab" report "$grades" --late "$BOXLAB_ROOT/late.toml"
[ "$(printf '%s\n' "$err" | grep -c 'who is nobody here')" = 1 ] || complain "it is not said who is nobody"
has "$err" "late.toml has dates for bobb, who is nobody here"
has "$(cat "$pages/students/ann.html")" '<b>2</b> of 2 points'
has "$(cat "$pages/students/ann.html")" 'Handed in 2026-11-03 00:00:00 CET, due 2026-11-03 00:00:00 CET: in time.'
has "$(cat "$pages/students/bob.html")" '<b>0.2</b> of 2 points'
has "$(cat "$pages/students/emil.html")" '24 h 0 min late, which takes 40 % of all points off.'
expect 0 "$boxlab" export csv "$grades" --late "$BOXLAB_ROOT/late.toml" --to "$BOXLAB_ROOT/marks.csv"
has "$(grep '^"emil"' "$BOXLAB_ROOT/marks.csv")" '"0.2","0.2"'
expect 0 "$boxlab" export csv "$grades" --to "$BOXLAB_ROOT/marks.csv"
has "$(grep '^"emil"' "$BOXLAB_ROOT/marks.csv")" '"1","1"'

# In an archive, a zip's time of a clock on a wall is one of the policy's zone, and a tar's is not.
rm -r "$grades"
(cd "$class" && touch -d '2026-11-02 23:00:00Z' ann/toy.cpp cleo/toy.cpp &&
  TZ=Europe/Berlin python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as all: all.write("ann/toy.cpp"); all.write("cleo/toy.cpp")' "$BOXLAB_ROOT/wall.zip" &&
  tar -cf "$BOXLAB_ROOT/utc.tar" bob emil)
expect 0 "$boxlab" grade "$BOXLAB_ROOT/wall.zip" "$BOXLAB_ROOT/utc.tar" --out "$grades"
submitted() { sqlite3 "$grades/gradebook.sqlite" "SELECT submitted FROM works WHERE id = '$1'"; }
[ "$(submitted ann)" = 2026-11-03T00:00:00 ] || complain "ann: $(submitted ann)"
[ "$(submitted emil)" = 2026-11-03T23:00:01Z ] || complain "emil: $(submitted emil)"
expect 0 "$boxlab" report "$grades" --late "$BOXLAB_ROOT/late.toml"
has "$(cat "$pages/students/ann.html")" 'in time.'

# The files of students, as tools want them that look for copies.
expect 0 "$boxlab" export jplag "$grades" --to "$BOXLAB_ROOT/copies"
has "$out" "java -jar jplag.jar -l cpp -bc $BOXLAB_ROOT/copies/01-toy/base $BOXLAB_ROOT/copies/01-toy/submissions"
cmp "$class/ann/toy.cpp" "$BOXLAB_ROOT/copies/01-toy/submissions/ann/toy.cpp" || complain "it is not ann's file"
cmp "$lab/starter.cpp" "$BOXLAB_ROOT/copies/01-toy/base/toy.cpp" || complain "it is not the starter"
expect 0 "$boxlab" export dolos "$grades" --to "$BOXLAB_ROOT/copies"
has "$out" "dolos run -l cpp --ignore $BOXLAB_ROOT/copies/01-toy/base/toy.cpp $BOXLAB_ROOT/copies/01-toy/submissions/*/toy.cpp"

expect 2 "$boxlab" report "$class"
has "$err" 'has no gradebook'
expect 2 "$boxlab" report "$grades" --similar 101
echo 'grace = 1' > "$BOXLAB_ROOT/late.toml"
expect 2 "$boxlab" report "$grades" --late "$BOXLAB_ROOT/late.toml"
has "$err" 'line 1: nothing is called grace'
