#!/bin/sh
# What `boxlab hint` gives: one more each time, for what failed and for what was seen of it.
. lib/cli/test/toy_course

cat >> "$lab/lab.toml" <<'END'
[checks."toy.two"]
hints = ["two a", "two b", "two c"]
[checks."toy.two".when.one]
seen = "exit status 1"
hints = ["one a", "one b", "one c"]
END

expect 0 "$boxlab" hint
has "$out" "You have not begun with 01-toy yet:
  ./boxlab start toy"
cp "$lab/starter.cpp" "$lab/toy.cpp"

# The verdict has shown the first one already.
expect 0 "$boxlab" hint toy
has "$err" "checking labs/01-toy/toy.cpp"
has "$out" "toy.one: hint 2 of 3
        hint 1    return 0
        hint 2    return nothing but 0
"
has "$out" "One more: ./boxlab hint toy.one"
expect 0 "$boxlab" hint
[ -z "$err" ] || complain "it judges again what has not changed"
has "$out" "hint 3    count the paths"
has "$out" "These are all."
expect 0 "$boxlab" hint
has "$out" "toy.one: hint 3 of 3"

# Another check fails now: hints for that one, and for how it did.
toy "$BOXLAB_ROOT/half.cpp" "check == '1' ? 0 : 1"
cp "$BOXLAB_ROOT/half.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" hint 1
has "$out" "toy.two: hint 2 of 3"
has "$out" "one b"
expect 1 "$boxlab" check 1
has "$out" "hint      one a"

# For a check that is named, whatever came of it.
expect 0 "$boxlab" hint toy.long
has "$out" "toy.long: hint 1 of 3
        hint 1    wait
"
has "$out" "One more: ./boxlab hint toy.long"

toy "$BOXLAB_ROOT/right.cpp" 'check ? 0 : 1'
cp "$BOXLAB_ROOT/right.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" hint toy
has "$out" "01-toy: 2 of 2 points. No check has failed, so there is no hint to give."
toy "$BOXLAB_ROOT/bad.cpp" nothing
cp "$BOXLAB_ROOT/bad.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" hint toy
has "$out" "was not declared in this scope"
has "$out" "Fix this first."

expect 2 "$boxlab" hint tyo
has "$err" "did you mean toy?"
expect 2 "$boxlab" hint toy.on
has "$err" "did you mean toy.one?"
expect 0 "$boxlab" hint --help
has "$out" "boxlab hint pipes.eof"

# Whoever writes a lab is told of hints that nothing leads to.
sed -i 's/seen = .*/seen = "something else"/' "$lab/lab.toml"
wrong first toy.one "exit status 1" "check == '1'"
wrong second toy.two "exit status 1" "check == '2'"
expect 1 "$boxlab" dev verify
has "$out" 'no wrong shows toy.two.when.one: "something else"'
sed -i 's/seen = .*/seen = "exit status"/' "$lab/lab.toml"
expect 0 "$boxlab" dev verify

# Two labs have a check of one name: that of the lab in which it failed is meant, and one can say it.
cp -r "$lab" "$BOXLAB_ROOT/labs/02-other"
expect 2 "$boxlab" hint toy.long
has "$err" "2 labs have a check toy.long. Say which:
  ./boxlab hint toy toy.long
  ./boxlab hint other toy.long"
expect 0 "$boxlab" hint other toy.long
has "$out" "toy.long: hint 1 of 3"
has "$out" "One more: ./boxlab hint other toy.long"
expect 2 "$boxlab" hint toy toy.lang
has "$err" "did you mean toy.long?"
