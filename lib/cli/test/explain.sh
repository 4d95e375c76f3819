#!/bin/sh
# `boxlab explain` says why a call fails with an error; a failed check says so by itself.
. lib/cli/test/toy_course

cat > "$lab/errors.toml" <<'TOML'
[toy_call.EINVAL]
first = "the first reason, which is so long that it does not fit into one line of eighty columns"
second = "the second reason"

[toy_call.EPERM]
only = "the only reason"

["write map".EPERM]
map = "the map's own reason"
TOML

expect 0 "$boxlab" explain
has "$out" "01-toy
toy_call EINVAL EPERM
write EPERM"

expect 0 "$boxlab" explain toy_call EINVAL
has "$out" "toy_call EINVAL: Invalid argument                                         01-toy
  - the first reason, which is so long that it does not fit into one line of
    eighty columns
  - the second reason"
case $out in *only*) complain "another error is explained" ;; esac
for error in 22 einval; do
  expect 0 "$boxlab" explain 'toy_call(2)' "$error"
  has "$out" "the second reason"
done
expect 0 "$boxlab" explain toy_call
has "$out" "the second reason"
has "$out" "the only reason"
expect 0 "$boxlab" explain 'toy: toy_call thing: Operation not permitted (EPERM)'
has "$out" "the only reason"
expect 0 "$boxlab" explain 'toy: write /proc/self/map: Operation not permitted (EPERM)'
has "$out" "the map's own reason"

# What is not known is answered with what is.
expect 1 "$boxlab" explain toy_call ENOENT
has "$out" "No lab says why toy_call fails with ENOENT (No such file or directory), only with EINVAL, EPERM"
has "$out" "man 2 toy_call"
expect 2 "$boxlab" explain toy_cal
has "$err" 'no call is called "toy_cal"; did you mean toy_call?'
expect 2 "$boxlab" explain open
has "$err" 'there are: toy_call, write'
expect 2 "$boxlab" explain toy_call EODD
has "$err" 'no error is called "EODD"'
expect 2 "$boxlab" explain 'toy: something else'
has "$err" "this tells of no failed call"
expect 2 "$boxlab" explain ''

# A failed check whose program told of such an error has the reason in its why.
sed -i 's|"why":""|"why":"","err":"toy: toy_call thing: Operation not permitted (EPERM)"|' \
  "$BOXLAB_BUILD/labs/01-toy/checks"
expect 1 "$boxlab" check 1 --program /bin/false
has "$(printf %s "$out" | tr -s ' ')" " why toy_call EPERM: the only reason"
expect 1 "$boxlab" check 1 --program /bin/false --json
has "$out" '"why":"toy_call EPERM: the only reason\n"'
case $out in *'"err"'*) complain "stderr is no part of a document" ;; esac
expect 0 "$boxlab" check 1 --program /bin/true
case $out in *reason*) complain "it explains what went well" ;; esac

# A table that is wrong.
for wrong in '[toy_call]' '[toy_call.EODD]' '[toy_call.EPERM]
only = 1' '[toy_call.EPERM'; do
  printf '%s\nx = "y"\n' "$wrong" > "$lab/errors.toml"
  expect 3 "$boxlab" explain
  has "$err" "errors.toml:"
done
