#!/bin/sh
# The hostile corpus: hostile/*.cpp are submissions that cheat or attack. Each says in its head what must
# come of it: the outcome and the points. They are graded together with honest ones, which keep their
# marks to the point; and nothing is left of any of them.
#
# slow: 70 submissions are compiled and judged, some of them up to their limits
#
#   // hostile: what it tries
#   // expect: OUTCOME POINTS
#   // never: what its result must not hold, for printf
set -eu

boxlab=${BOXLAB_BUILD:-$PWD/build}/boxlab
BOXLAB_ROOT=$PWD
BOXLAB_BUILD=${BOXLAB_BUILD:-$PWD/build}
export BOXLAB_ROOT BOXLAB_BUILD
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
class=$place/class

hand_in() {
  mkdir -p "$class/$1"
  cp "$2" "$class/$1/pipeline.cpp"
}
for file in lib/grade/test/hostile/*.cpp; do hand_in "$(basename "$file" .cpp)" "$file"; done
for copy in a-honest m-honest z-honest; do hand_in "$copy" solutions/01-pipes/pipeline.cpp; done
hand_in half-honest solutions/01-pipes/wrong/parent_keeps_write_end.cpp

traces() {
  # Compilers that have other work on this machine have their files in /tmp, too.
  find /tmp /dev/shm /dev/mqueue /var/tmp -maxdepth 1 ! -path "$place" ! -name 'cc??????.*' 2>/dev/null | sort
  ipcs -q -m -s | grep '^0x' || true
  cksum /etc/passwd /etc/shadow 2>/dev/null || true
}
# What half a solution gets when nobody is beside it.
"$boxlab" check 01 --json --source "$class/half-honest/pipeline.cpp" > "$place/alone" || true
alone=$(($(grep -o '"points":[0-9]*' "$place/alone" | cut -d: -f2 | paste -s -d+)))
traces > "$place/before"
before=$(date +%s)

status=0
"$boxlab" grade "$class" --out "$place/grades" > "$place/said" || status=$?
bad=0
complain() {
  echo "$*"
  bad=1
}
[ "$status" = 0 ] || complain "boxlab grade exits with $status"

# expect ID "OUTCOME POINTS"
expect() {
  row=$(grep "^\"$1\"," "$place/grades/grades.csv") || row='no row'
  outcome=${2% *}
  points=${2##* }
  case $row in
    *"\"01-pipes\",\"$outcome\",\"$points\",\"24\""*) ;;
    *) complain "$1: $2 is expected: $row" ;;
  esac
}
for file in lib/grade/test/hostile/*.cpp; do
  name=$(basename "$file" .cpp)
  expect "$name" "$(sed -n 's|^// expect: ||p' "$file")"
  result=$place/grades/results/01-pipes/$name.json
  never=$(sed -n 's|^// never: ||p' "$file")
  # shellcheck disable=SC2059  # it is a format: of one byte, perhaps
  if [ -n "$never" ] && grep -aqF -e "$(printf "$never")" "$result"; then
    complain "$name: its result holds $never"
  fi
  [ "$(LC_ALL=C tr -d '\n -~\200-\377' < "$result" | wc -c)" = 0 ] ||
    complain "$name: its result holds control characters"
done
for copy in a-honest m-honest z-honest; do expect "$copy" 'graded 24'; done
expect half-honest "graded $alone"

traces > "$place/after"
diff "$place/before" "$place/after" || complain "something is left"
! LC_ALL=C grep -aq "$(printf '\033')" "$place/said" || complain "an escape sequence came through"
now=$(date +%s)
[ $((now - before)) -lt 3000 ] || complain "the clock was set"
[ "$bad" = 0 ] || { cat "$place/said"; exit 1; }
