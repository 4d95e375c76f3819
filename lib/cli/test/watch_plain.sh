#!/bin/sh
# `boxlab watch` where nothing can be drawn: in a pipe, and on a terminal that is dumb. And what it
# does when the kernel does not tell, and when the disk is full.
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/cli/test/toy_terminal

toy "$BOXLAB_ROOT/half.cpp" "check == '1' ? 0 : 1"
toy "$BOXLAB_ROOT/right.cpp" 'check ? 0 : 1'
log=$BOXLAB_ROOT/log
save() { cp "$BOXLAB_ROOT/$1.cpp" "$lab/toy.cpp"; }

# logs TEXT: waits until it is in the log.
logs() {
  for _ in $(seq 600); do
    out=$(cat "$log")
    case $out in *"$1"*) return ;; esac
    sleep 0.05
  done
  err=''
  complain "\"$1\" is not in the log"
}

# watch COMMAND...: starts it before `boxlab watch 1`, with keys from a FIFO.
mkfifo "$BOXLAB_ROOT/keys"
watch() {
  rm -f "$log" "$lab/toy.cpp"
  "$@" "$boxlab" watch 1 < "$BOXLAB_ROOT/keys" > "$log" 2>&1 &
  watcher=$!
  exec 5> "$BOXLAB_ROOT/keys"
  logs "0 of 2 points. Next: toy.one"
}
key() { echo "$1" >&5; }
quit() {
  key q
  status=0
  wait "$watcher" || status=$?
  exec 5>&-
  [ "$status" = 0 ] || complain "it exits with $status"
}

watch env TERM=xterm
save half
logs "1 of 2 points. Next: toy.two"
key h
logs "This lab has no hints for toy.two."
save right
logs "2 of 2 points. All checks pass."
key d
logs "Your file is your last version that passed."
quit
case $out in *"$(printf '\033')"*) complain "an escape byte went into a pipe" ;; esac

# The end of the keys is not the end of it; nor is it one of signals to others.
"$boxlab" watch 1 < /dev/null > "$log" 2>&1 &
watcher=$!
logs "2 of 2 points"
save half
logs "1 of 2 points"
kill "$watcher"
wait "$watcher" || status=$?
[ "$status" = 143 ] || complain "it exits with $status at a SIGTERM"

# A machine that gives no watches: it looks by itself.
watch unshare -Ur sh -c 'echo 0 > /proc/sys/user/max_inotify_instances; exec "$@"' sh
save right
logs "2 of 2 points. All checks pass."
quit

# A directory that is shared with another machine: what that writes is no event here.
rm "$lab/toy.cpp"
over='mount -t tmpfs none /mnt && mkdir /mnt/upper /mnt/work && cp -r "$0"/. /mnt/upper &&
  mount -t overlay -o lowerdir="$0",upperdir=/mnt/upper,workdir=/mnt/work none "$0" &&
  { while read -r file; do cp "$file" /mnt/upper/toy.cpp; echo copied; done < "$1/there" & } &&
  shift && exec "$@"'
mkfifo "$BOXLAB_ROOT/there"
watch unshare -Urm sh -c "$over" "$lab" "$BOXLAB_ROOT"
exec 6> "$BOXLAB_ROOT/there"
echo "$BOXLAB_ROOT/half.cpp" >&6
logs "1 of 2 points. Next: toy.two"
echo "$BOXLAB_ROOT/right.cpp" >&6
logs "2 of 2 points. All checks pass."
exec 6>&-
quit

# A full disk: it says so, and goes on when there is room.
output=$BOXLAB_BUILD/labs/01-toy
full='mount -t tmpfs -o size=100k none "$0" && cp -r "$1"/. "$0" && shift && exec "$@"'
cp -r "$output" "$BOXLAB_ROOT/output"
watch unshare -Urm sh -c "$full" "$output" "$BOXLAB_ROOT/output"
fill() { nsenter --user --mount --preserve-credentials -t "$watcher" "$@"; }
fill sh -c 'cat /dev/zero > "$0"' "$output/full" 2>/dev/null || true
save half
logs "No space left on device"
fill rm "$output/full"
save right
logs "2 of 2 points. All checks pass."
quit
