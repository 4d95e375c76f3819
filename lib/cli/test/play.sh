#!/bin/sh
# `boxlab play` puts somebody into a lab's sandbox, with a terminal of his own.
# shellcheck disable=SC2016  # the inner shells are to expand what is quoted here
. lib/cli/test/toy_course

socket=$BOXLAB_ROOT/tmux
trap 'tmux -S "$socket" kill-server 2>/dev/null; rm -rf "$BOXLAB_ROOT"' EXIT
screen() { tmux -S "$socket" capture-pane -p; }
type_in() { tmux -S "$socket" send-keys "$@"; }

# runs PATTERN: waits until such a process runs.
runs() {
  for _ in $(seq 300); do
    pgrep -f "$1" >/dev/null && return
    sleep 0.1
  done
  complain "there is no process $1"
}

# shows TEXT: waits until TEXT is on the screen.
shows() {
  for _ in $(seq 300); do
    out=$(screen)
    case $out in *"$1"*) return ;; esac
    sleep 0.1
  done
  err=''
  complain "\"$1\" is not on the screen"
}

cat > "$lab/README.md" <<'END_OF_README'
    $ ./toy 1; echo "ended with $?"
    ended with 1
    $ cd build/labs/01-toy
    $ build/labs/01-toy/toy 2         $ /tmp/toy 3
END_OF_README
mkdir -p "$BOXLAB_BUILD/labs/01-toy/tools"
printf '#!/bin/sh\necho "a tool"\n' > "$BOXLAB_BUILD/labs/01-toy/tools/help.sh"

# Without a terminal: the learner's file, the tools of the checks, the handout; and a status.
expect 7 "$boxlab" play 1 sh -c 'toy 1; echo "toy $?"; help.sh; pwd; exit 7'
has "$out" "toy 1
a tool
/tmp"
expect 7 "$boxlab" play toy -- sh -c 'exit 7'
expect 0 "$boxlab" play toy --solution toy 1
expect 137 "$boxlab" play 1 sh -c 'kill -9 $$'
expect 127 "$boxlab" play 1 no-such-command
expect 0 "$boxlab" play 1 cat /lab/experiments
[ "$out" = 'toy 1; echo "ended with $?"
toy 2
toy 3' ] || complain "these are other experiments"
out=$(echo 'echo from stdin' | "$boxlab" play 1 sh) err=''
has "$out" "from stdin"

# Nothing gets out, and nothing stays.
expect 0 "$boxlab" play 1 sh -c 'ls "$0" 2>&1; touch /tmp/x; sleep 1000 &' "$BOXLAB_ROOT"
has "$out" "No such file"
expect 0 "$boxlab" play 1 ls /tmp
[ -z "$out" ] || complain "something is left"

cp "$lab/toy.cpp" "$BOXLAB_ROOT/toy.cpp"
echo nonsense >> "$lab/toy.cpp"
expect 3 "$boxlab" play 1 true
has "$err" "does not build"
cp "$BOXLAB_ROOT/toy.cpp" "$lab/toy.cpp"
expect 2 "$boxlab" play
expect 2 "$boxlab" play 7

# What the lab needs and this machine lacks is said as the doctor says it.
sed -i '1i needs = ["cgroup"]' "$lab/lab.toml"
expect 3 unshare -Urm sh -c 'mount -t tmpfs none /sys/fs/cgroup; exec "$0" play 1 true' "$boxlab"
has "$err" "this machine has no cgroup v2"
has "$err" "./boxlab vm ./boxlab play 1"
sed -i 1d "$lab/lab.toml"

# In a terminal of 80 columns, then of 100.
tmux -S "$socket" -f /dev/null new-session -d -x 80 -y 24 sh
type_in "'$boxlab' play 1" Enter
shows "toy is built from labs/01-toy/toy.cpp"
shows "toy:~#"
type_in "tty; stty size; echo [\$TERM]" Enter
shows "24 80"
shows "[tmux"
# Job control, the terminal itself, and the keys that are signals.
type_in "sleep 1000.5" Enter
runs 'sleep 1000[.]5'
type_in C-z
shows "Stopped"
type_in "fg" Enter
shows "fg
sleep 1000.5"
type_in C-c
type_in "echo typed > /dev/tty" Enter
shows "
typed"
tmux -S "$socket" resize-window -x 100 -y 30
type_in "stty size" Enter
shows "30 100"
# The handout's commands are in the history.
type_in "clear" Enter
type_in "experiments | head -n 1" Enter
shows 'toy 1; echo "ended with $?"'
type_in "echo ready" Enter
shows "
ready"
type_in C-r "ended with"
shows "(reverse-i-search)"
type_in Enter
shows "
ended with 1"
type_in "exit 5" Enter
shows "exit"
type_in "echo status \$?" Enter
shows "status 5"
# The terminal is as it was before: it shows what is typed.
type_in "stty -a | grep -o ' echo '" Enter
shows "
 echo"

# Whoever ends us from outside ends all, and gives the terminal back.
type_in "clear" Enter "'$boxlab' play 1" Enter
shows "toy:~#"
type_in "sleep 1234.5" Enter
runs 'sleep 1234[.]5'
pid=$(pgrep -f "$boxlab play 1" | head -n 1)
kill -TERM "$pid"
type_in "" Enter "echo status \$?" Enter
shows "status 143"
for _ in $(seq 100); do
  pgrep -f 'sleep 1234[.]5' >/dev/null || exit 0
  sleep 0.1
done
complain "the sleep goes on"
