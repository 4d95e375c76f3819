#!/bin/sh
# What `boxlab bench ipc` prints and writes. How fast anything is, is nobody's business here.
. lib/cli/test/toy_course

# The lab measures, too: a bench.cpp whose figures are known.
cat > "$BOXLAB_ROOT/bench.cpp" <<'END'
#include <cstdio>
#include "toy.hpp"
int main(int argc, char**) {
  if (argc != 3 || toy('1') != 0) return 70;
  std::puts("123000000 0.000002");
}
END
c++ -I"$lab" -c "$BOXLAB_ROOT/bench.cpp" -o "$BOXLAB_ROOT/bench.o"
ar rc "$BOXLAB_BUILD/labs/01-toy/libbench.a" "$BOXLAB_ROOT/bench.o"
cp "$lab/starter.cpp" "$lab/toy.cpp"

# python EXPRESSION: ends the script when it is not true of the document d on stdin.
python() { python3 -c "import json, sys; d = json.load(sys.stdin); assert $1, '''$1'''"; }
has_escape() { printf '%s' "$1" | grep -q "$(printf '\033')"; }

TERM=xterm expect 0 "$boxlab" bench ipc --quick --rounds 1 --svg "$BOXLAB_ROOT/ipc.svg"
[ -z "$err" ] || complain "something went to stderr, which is no terminal"
! has_escape "$out" || complain "an escape byte went into a pipe"
for text in "Round trip, on one CPU  futex ping-pong = 1" "Throughput, on two CPUs  memcpy = 1" \
  "System V semaphores " "toy (solution) " " 123 MB/s" " 2.0 us" "longer is faster" "██" \
  "median of 1 rounds" "labs/01-toy/toy.cpp is not shown: it measures nothing yet."; do
  has "$out" "$text"
done
python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$BOXLAB_ROOT/ipc.svg"
grep -q '>toy (solution)</text>' "$BOXLAB_ROOT/ipc.svg" || complain "the picture misses a row"

# The learner's file is a row of its own as soon as it measures something.
toy "$BOXLAB_ROOT/right.cpp" 'check ? 0 : 1'
cp "$BOXLAB_ROOT/right.cpp" "$lab/toy.cpp"
expect 0 "$boxlab" bench ipc --quick --json
for truth in "d['bench'] == 'ipc' and d['rounds'] == 3 and len(d['panels']) == 3" \
  "all(f is None or f > 0 for p in d['panels'] for r in p['rows'] for f in r['figures'])" \
  "all(set(r['ratios']) == {1} for p in d['panels'] for r in p['rows'] if r['name'] == p['limit'])" \
  "[r['figures'] for r in d['panels'][2]['rows'] if r['name'] == 'toy (your file)'] == [[1.23e8] * 4]" \
  "{'pipe', 'FIFO', 'POSIX queue', 'futex'} <= {r['name'] for r in d['panels'][0]['rows']}"; do
  echo "$out" | python "$truth" || complain "the document is not as it should be"
done

# A terminal gets colour, unless it is unwanted.
on_terminal() { script -qec "$boxlab bench ipc --quick --rounds 1" /dev/null; }
TERM=xterm expect 0 on_terminal
has_escape "$out" || complain "a terminal got no colour"
TERM=xterm NO_COLOR=1 expect 0 on_terminal
! has_escape "$out" || complain "NO_COLOR was not respected"

expect 2 "$boxlab" bench
expect 2 "$boxlab" bench ipc --rounds 0
expect 2 "$boxlab" bench ipc nonsense
expect 3 "$boxlab" bench ipc --svg /no/such/directory/ipc.svg
has "$err" "open /no/such/directory/ipc.svg"
expect 0 "$boxlab" bench ipc --help
has "$out" "boxlab bench ipc --quick"
