#!/bin/sh
# `boxlab dev verify` accepts references that are as they should be, and no others.
#
# beside others: it measures nothing
. lib/cli/test/toy_course

mkdir "$solutions/variants"
toy "$solutions/variants/other.cpp" 'check - check'
printf '#!/bin/sh\nexit 0\n' > "$solutions/twin"
chmod +x "$solutions/twin"
wrong second toy.two "exit status 1" "check == '2'"
expect 1 "$boxlab" dev verify toy
has "$out" "FAIL  01-toy  lab       01-toy"
has "$out" "toy.two has 0 hints, not 3"
has "$out" "no wrong is rejected by toy.one"

wrong first toy.one "exit status 1" "check == '1'"
printf '[checks."toy.two"]\nhints = ["%s", "%s", "%s"]\n' one two three >> "$lab/lab.toml"
expect 0 "$boxlab" dev verify --load --repeat 3
for reference in "lab       01-toy" "starter   starter" "solution  toy" "variant   other" "twin      twin" \
  "wrong     second"; do
  has "$out" "PASS  01-toy  $reference"
done

wrong second toy.two "exit status 7" "check == '2'"
expect 1 "$boxlab" dev verify toy
has "$out" "FAIL  01-toy  wrong     second"
has "$out" '"exit status 7" is not in toy.two: fail'
wrong second toy.one "exit status 1" "check == '2'"
expect 1 "$boxlab" dev verify toy
has "$out" "toy.one does not reject it"
has "$out" "is not named, but toy.two: fail"
wrong second toy.two "exit status 1" "check == '2'"

# A twin may name what it does not pass; that does not show that the check can fail.
# shellcheck disable=SC2016 # the script of the twin, as it is
printf '#!/bin/sh\n# rejected-by: toy.two "exit status 1"\n[ "$1" != 2 ]\n' > "$solutions/twin"
expect 0 "$boxlab" dev verify toy
has "$out" "PASS  01-toy  twin      twin"
mv "$solutions/wrong/second.cpp" "$BOXLAB_ROOT"
expect 1 "$boxlab" dev verify toy
has "$out" "no wrong is rejected by toy.two"
mv "$BOXLAB_ROOT/second.cpp" "$solutions/wrong"
printf '#!/bin/sh\n# rejected-by: toy.two "exit status 1"\nexit 0\n' > "$solutions/twin"
expect 1 "$boxlab" dev verify toy
has "$out" "FAIL  01-toy  twin      twin"
has "$out" "toy.two does not reject it"
printf '#!/bin/sh\nexit 0\n' > "$solutions/twin"

# Of a twin that is not installed here, nothing can be said; all others are tried.
printf '#!/bin/sh\n# needs: no-such-command\nexec no-such-command\n' > "$solutions/twin"
expect 3 "$boxlab" dev verify toy
has "$out" "BLOCKED  01-toy  twin      twin"
has "$out" "no-such-command is not installed"
has "$out" "PASS  01-toy  wrong     second"
printf '#!/bin/sh\nexit 0\n' > "$solutions/twin"

toy "$solutions/variants/bad.cpp" "check == '1'"
expect 1 "$boxlab" dev verify toy
has "$out" "FAIL  01-toy  variant   bad"
rm "$solutions/variants/bad.cpp"

echo 'static int unused() { return 1; }' >> "$lab/starter.cpp"
expect 1 "$boxlab" dev verify toy
has "$out" "FAIL  01-toy  starter"
has "$out" "unused"
