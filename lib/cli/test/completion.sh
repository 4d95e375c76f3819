#!/bin/sh
# What is asked for at the Tab key is answered at once, and without a build.
. lib/cli/test/toy_course

expect 0 "$boxlab" complete check ''
[ "$out" = "toy	A toy" ] || complain "other labs than that of the course"
expect 0 "$boxlab" complete check toy --only = toy.o
[ "$out" = "toy.one	" ] || complain "bash makes a word of the =, and that is not understood"
expect 0 "$boxlab" complete check --seed ''
[ -z "$out" ] || complain "a number cannot be guessed"
expect 0 "$boxlab" complete vm -- ls --
[ "$out" = :files ] || complain "options of the command in the machine are not ours"
expect 0 "$boxlab" complete play ''
[ "$out" = "toy	A toy" ] || complain "a lab comes before the command"
expect 0 "$boxlab" complete play toy ''
[ "$out" = :files ] || complain "behind the lab, there is a command"
expect 0 "$boxlab" complete doctor --only cg
[ "$out" = "cgroup	" ] || complain "other needs than those that begin so"
printf '[toy_call.EPERM]\nx = "y"\n[other.EINTR]\nx = "y"\n' > "$lab/errors.toml"
expect 0 "$boxlab" complete explain to
[ "$out" = "toy_call	" ] || complain "other calls than those of the labs"
expect 0 "$boxlab" complete explain toy_call ''
[ "$out" = "EPERM	" ] || complain "other errors than those of the call"
expect 0 "$boxlab" complete dev verify --b
[ -z "$out" ] || complain "an option that nobody is to use is offered"
expect 0 "$boxlab" complete
has "$out" "check	Judge your file of a lab"
expect 2 "$boxlab" complete check nonsense --only ''
expect 2 "$boxlab" completion
expect 2 "$boxlab" completion csh
for shell in bash zsh fish; do
  expect 0 "$boxlab" completion $shell --help
  has "$out" "To have it in every new $shell"
done

# The launcher asks what is built, even if that is old, and says nothing where there is none.
expect 0 env BOXLAB_BUILD="$BOXLAB_ROOT/none" "$sources/boxlab" complete ''
[ -z "$out$err" ] || complain "the Tab key has something to say"
[ ! -e "$BOXLAB_ROOT/none" ] || complain "the Tab key has built something"
