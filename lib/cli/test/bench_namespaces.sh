#!/bin/sh
# What `boxlab bench namespaces` prints and writes, and that nothing is left when it is interrupted.
# How fast anything is, is nobody's business here.
# shellcheck disable=SC2016  # the inner shell is to expand what is quoted here
. lib/cli/test/own_machine

python() { python3 -c "import json, sys; d = json.load(sys.stdin); assert $1, '''$1'''"; }

out=$("$boxlab" bench namespaces --quick --rounds 1 --svg /tmp/ns.svg)
for text in "Made, so many in a row: each  process = 1" "all together " "/bin/true " \
  "median of 1 rounds" "longer is larger"; do
  echo "$out" | grep -qF "$text"
done
python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("/tmp/ns.svg")'
grep -q '>all together</text>' /tmp/ns.svg
rm /tmp/ns.svg
expect_nothing_left

# Without any right outside; and there may be no more than 20 of one kind.
limited() {
  unshare -r sh -c 'echo 20 > /proc/sys/user/max_ipc_namespaces; exec "$@"' sh "$@"
}
document=$(limited "$boxlab" bench namespaces --quick --rounds 1 --json)
for truth in "d['bench'] == 'namespaces' and d['columns'] == ['1', '10', '100']" \
  "[p['id'] for p in d['panels']] == ['make', 'remove', 'one-more', 'memory']" \
  "[p['unit'] for p in d['panels']] == ['seconds'] * 3 + ['bytes']" \
  "all(f is None or f > 0 for p in d['panels'] for r in p['rows'] for f in r['figures'])" \
  "{'process', 'ipc', 'user', 'net', 'all together'} <= {r['name'] for r in d['panels'][0]['rows']}" \
  "[r['figures'][2] for r in d['panels'][2]['rows'] if r['name'] == 'ipc'] == [None]" \
  "any(n.startswith('ipc: ') and n.endswith('ENOSPC: user.max_ipc_namespaces is 20.') for n in d['notes'])"; do
  echo "$document" | python "$truth"
done
expect_nothing_left

# SIGINT comes when namespaces live; a shell would let a process in the background ignore it.
python3 - "$boxlab" <<'END'
import glob, signal, subprocess, sys, time
bench = subprocess.Popen([sys.argv[1], "bench", "namespaces"], stdout=subprocess.DEVNULL)
children = f"/proc/{bench.pid}/task/{bench.pid}/children"
def most_descriptors():
    return max([len(glob.glob(f"/proc/{child}/fd/*")) for child in open(children).read().split()] or [0])
while most_descriptors() < 50:
    time.sleep(0.001)
bench.send_signal(signal.SIGINT)
assert bench.wait() == -signal.SIGINT
END
expect_nothing_left
