#!/bin/sh
# What `boxlab bench box` prints and writes, for root and for an ordinary user, and that nothing is
# left when it is interrupted. How fast anything is, is nobody's business here.
# slow: podman takes half a second to start
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
. lib/cli/test/own_machine

command -v busybox >/dev/null || exit 77
complain() {
  echo "$*"
  exit 1
}
# python EXPRESSION: ends the script when it is not true of the document d on stdin.
python() { python3 -c "import json, sys; d = json.load(sys.stdin); assert $1, '''$1'''"; }
has() { echo "$1" | grep -qF -- "$2" || complain "it does not say: $2" "$1"; }
# fails STATUS TEXT COMMAND...: that the command ends so, and says so.
fails() {
  wanted=$1 text=$2 status=0
  shift 2
  out=$("$@" 2>&1) || status=$?
  [ "$status" = "$wanted" ] || complain "status $status of $*: $out"
  has "$out" "$text"
}

# What any of them costs: more than a process, and less than a minute and a gigabyte.
expect_plausible() {
  for truth in "d['bench'] == 'box' and d['columns'] == ['1', '10']" \
    "[(p['id'], p['unit'], p['limit']) for p in d['panels']] == [('start', 'seconds', 'process'), ('processes', 'bytes', 'process'), ('kernel', 'bytes', 'process')]" \
    "{'process', '13-box (solution)', 'unshare'} <= {r['name'] for r in d['panels'][0]['rows']}" \
    "all(1 < r['ratios'][1] < 10000 for r in d['panels'][0]['rows'][1:])" \
    "all(0 < f < 60 for r in d['panels'][0]['rows'] for f in r['figures'])" \
    "all(1 < f < 10000 for r in d['panels'][1]['rows'][1:] for f in r['ratios'])" \
    "all(10e3 < f < 1e9 for r in d['panels'][1]['rows'] for f in r['figures'])" \
    "all(f is None or 0 < f < 1e9 for r in d['panels'][2]['rows'] for f in r['figures'])"; do
    echo "$1" | python "$truth"
  done
}
expect_plausible "$("$boxlab" bench box --quick --rounds 1 --json --svg /tmp/box.svg)"
python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("/tmp/box.svg")'
grep -q '>13-box (solution)</text>' /tmp/box.svg
rm /tmp/box.svg
expect_nothing_left

# An ordinary user has the same rows; without a right, nor a home, nor an entry in /etc/passwd.
by_user() { "$@"; }
if [ "$(id -u)" = 0 ] && grep -q ' 4294967295$' /proc/self/uid_map; then
  by_user() { setpriv --reuid=54321 --regid=54321 --clear-groups "$@"; }
fi
document=$(by_user "$boxlab" bench box --quick --rounds 1 --json)
expect_plausible "$document"
! echo "$document" | grep -F 'is left out' || complain "an ordinary user lacks a tool"
expect_nothing_left

# Tools that do not work are named and left out. They must not be in /tmp, which nobody sees inside.
tools=$(mktemp -d -p /var/tmp)
trap 'rm -rf "$tools"' EXIT
chmod 755 "$tools"
printf '#!/bin/sh\nexec yes "no such luck" >&2\n' >"$tools/crun"
printf '#!/bin/sh\necho "\033[31mnot today" >&2; echo nor tomorrow >&2; exit 1\n' >"$tools/runc"
printf '#!/bin/sh\nkill -SEGV $$\n' >"$tools/bwrap"
printf '#!/bin/sh\nexit 5\n' >"$tools/podman"
chmod +x "$tools"/*
out=$(PATH=$tools:$PATH by_user "$boxlab" bench box --quick --rounds 1)
for text in 'crun is left out: no such luck.' 'runc is left out: \x1b[31mnot today.' \
  'bwrap is left out: killed by SIGSEGV (11).' 'podman is left out: exit status 5.' \
  "Started, so many in a row: each  process = 1" "Memory of the processes of each" \
  "13-box (solution) " "unshare " "median of 1 rounds" "longer is slower"; do
  has "$out" "$text"
done
! echo "$out" | grep -E '^(crun|runc|bwrap|podman) +[0-9]' || complain "there are figures all the same"
expect_nothing_left

# Where there is no image, or no room for a user namespace.
printf '#!/bin/sh\nexit 3\n' >"$tools/busybox"
chmod +x "$tools/busybox"
fails 3 "install busybox-static" env PATH="$tools:$PATH" "$boxlab" bench box --quick
fails 3 "install busybox-static" env PATH="$tools/none" "$boxlab" bench box --quick
fails 3 "max_user_namespaces is 0" unshare -r sh -c \
  'echo 0 >/proc/sys/user/max_user_namespaces; exec "$@"' sh "$boxlab" bench box --quick
fails 2 "nonsense" "$boxlab" bench box nonsense
fails 2 "--rounds" "$boxlab" bench box --rounds 0
fails 3 "open /no/such/directory/box.svg" "$boxlab" bench box --svg /no/such/directory/box.svg
fails 0 "boxlab bench box --quick" "$boxlab" bench box --help
expect_nothing_left

# SIGINT comes when containers run; a shell would let a process in the background ignore it.
python3 - "$boxlab" <<'END'
import glob, signal, subprocess, sys, time
bench = subprocess.Popen([sys.argv[1], "bench", "box", "--quick"], stdout=subprocess.DEVNULL)
def running():
    count = 0
    for name in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            count += open(name, "rb").read().startswith(b"/bin/tail\0-s\x001000000")
        except OSError:
            pass
    return count
while running() < 5:
    time.sleep(0.001)
bench.send_signal(signal.SIGINT)
assert bench.wait() == -signal.SIGINT
END
expect_nothing_left
