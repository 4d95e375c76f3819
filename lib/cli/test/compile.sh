#!/bin/sh
# Compiling is a run of what nobody trusts: it reads nothing but the lab and the toolchain, and has bounds.
. lib/cli/test/toy_course
# shellcheck disable=SC2154  # toy_course sets them
file=$BOXLAB_ROOT/toy.cpp
# refused: what is in $file does not build, and its messages show nothing of any file of the machine.
refused() {
  expect 1 "$boxlab" dev build toy "$file" "$BOXLAB_ROOT/program"
  [ ! -e "$BOXLAB_ROOT/program" ] || complain "there is a program"
  case $err in *root:*) complain "its messages show /etc/passwd" ;; esac
}

cp "$solutions/toy.cpp" "$file"
expect 0 "$boxlab" dev build toy "$file" "$BOXLAB_ROOT/program"
rm "$BOXLAB_ROOT/program"

# Everybody may read /etc/passwd; here, nobody can.
for path in /etc/passwd /etc/hostname "$solutions/toy.cpp" "$BOXLAB_ROOT/toy.cpp"; do
  printf '#include "%s"\nint toy(char) { return 0; }\n' "$path" > "$file"
  refused
  has "$err" "No such file"
  printf 'asm(".incbin \\"%s\\"");\nint toy(char) { return 0; }\n' "$path" > "$file"
  refused
  has "$err" "file not found"
done
printf 'int toy(char) { return 0; }\n#if __has_include("/etc/passwd")\n#error it is there\n#endif\n' > "$file"
expect 0 "$boxlab" dev build toy "$file" "$BOXLAB_ROOT/program"
rm "$BOXLAB_ROOT/program"

# Memory, the size of a file, output.
echo '#include "/dev/zero"' > "$file"
refused
printf 'char data[200 << 20] = {1};\nint toy(char) { return data[0]; }\n' > "$file"
refused
printf '#define ONE(x) x x x x x x x x x x\n#define TWO(x) ONE(ONE(ONE(ONE(x))))\nTWO(oops;)\n' > "$file"
refused
[ ${#err} -lt 5000000 ] || complain "its messages are ${#err} bytes"
