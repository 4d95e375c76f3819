#!/bin/sh
# What `boxlab start` says and opens.
. lib/cli/test/toy_course

expect 0 "$boxlab" start
has "$out" "01-toy  A toy

  read   labs/01-toy/README.md
  write  labs/01-toy/toy.cpp  (new)

Then: ./boxlab watch toy"
cmp -s "$lab/toy.cpp" "$lab/starter.cpp" || complain "the file is not the starter"
echo '// mine' >> "$lab/toy.cpp"
expect 0 "$boxlab" start 01
case $out in *new*) complain "it is not new" ;; esac
grep -q mine "$lab/toy.cpp" || complain "the file was touched"

# A terminal gets links, where it may get escape sequences at all.
on_terminal() { script -qec "$boxlab start 1" /dev/null; }
link=$(printf '\033]8;;file://%s%s/labs/01-toy/toy.cpp\033' "$(hostname)" "$BOXLAB_ROOT")
TERM=xterm expect 0 on_terminal
has "$out" "$link\\labs/01-toy/toy.cpp"
for wish in TERM=dumb NO_COLOR=1; do
  expect 0 env TERM=xterm $wish script -qec "$boxlab start 1" /dev/null
  case $out in *"$(printf '\033')"*) complain "$wish was not respected" ;; esac
done

# The editor may be several words; its failure is ours.
cat > "$BOXLAB_ROOT/editor" <<'END2'
#!/bin/sh
echo "edits $# files: $*" && [ "$1" = -x ]
END2
chmod +x "$BOXLAB_ROOT/editor"
expect 0 env -u VISUAL EDITOR="$BOXLAB_ROOT/editor -x" "$boxlab" start 1 --edit
has "$out" "edits 3 files: -x $lab/README.md $lab/toy.cpp"
expect 3 env VISUAL="$BOXLAB_ROOT/editor" EDITOR=false "$boxlab" start 1 --edit
has "$err" "the editor failed"
expect 2 env -u VISUAL -u EDITOR "$boxlab" start 1 --edit
has "$err" "EDITOR is not set; for example: export EDITOR=nano"
expect 2 "$boxlab" start tyo
expect 0 "$boxlab" start --help
has "$out" "boxlab start pipes --edit"
