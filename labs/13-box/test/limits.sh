#!/bin/sh
# The checks of the box's cgroup, on all answers whose verdicts are known, in a machine that has cgroups:
# they are hidden (checks_limits.cpp says why), so that `dev verify` leaves them out. The wrongs in
# wrong-limits/ begin as others do.
# slow: a virtual machine runs ten programs
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
. lib/vm/test/machine

answers=solutions/13-box
for file in "$answers"/*.cpp "$answers"/variants/*.cpp "$answers"/wrong-limits/*.cpp; do
  "$boxlab" dev build 13 "$file" "$directory/$(basename "$file" .cpp)"
done

# Into out, a line for each check: the name of the answer, and the verdict as JSON.
judge='cd "$1" && for file in *.cpp variants/*.cpp wrong-limits/*.cpp; do
  name=$(basename "$file" .cpp)
  "$2" check 13 --program "$3/$name" --only limits --json | sed "s/{\"id\"/\n$name &/g" | grep "\"id\""
done'
expect 0 -- sh -c "$judge" sh "$answers" "$boxlab" "$directory" </dev/null

for file in "$answers"/*.cpp "$answers"/variants/*.cpp; do
  name=$(basename "$file" .cpp)
  passed=$(grep "^$name .*\"status\":\"pass\"" "$directory/out" | grep -c .) || true
  [ "$passed" = 4 ] || complain "$name passes $passed of 4 checks"
done

# rejects NAME ID TEXT: that check rejects the answer, and says so.
rejects() {
  grep "^$1 {\"id\":\"$2\"" "$directory/out" | grep '"status":"fail"' | grep -qF "$3" ||
    complain "$2 does not reject $1 with \"$3\""
}
for file in "$answers"/wrong-limits/*.cpp; do
  grep -q '^// rejected-by: ' "$file" || complain "$file says not who rejects it"
  sed -n 's|^// rejected-by: \([^ ]*\) "\(.*\)"|\1 \2|p' "$file" >"$directory/rejections"
  while read -r id text; do
    rejects "$(basename "$file" .cpp)" "$id" "$text"
  done <"$directory/rejections"
done
