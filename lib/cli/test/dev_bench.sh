#!/bin/sh
# What `boxlab dev bench` shows of a lab that has a textbook way beside its solution.
. lib/cli/test/toy_course

# Times that are known, from the answer: it returns how many microseconds a round trip takes.
cat > "$BOXLAB_ROOT/bench.cpp" <<'END'
#include <cstdio>
#include "toy.hpp"
int main() { std::printf("0 %d.0e-6\n", toy('9')); }
END
c++ -I"$lab" -c "$BOXLAB_ROOT/bench.cpp" -o "$BOXLAB_ROOT/bench.o"
ar rc "$BOXLAB_BUILD/labs/01-toy/libbench.a" "$BOXLAB_ROOT/bench.o"
mkdir "$solutions/variants"
toy "$solutions/variants/textbook.cpp" "check == '9' ? 20 : 0"
: > "$solutions/toy.cpp"
toy "$solutions/toy.cpp" "check == '9' ? 5 : 0"

# A race whose times are known, too: the script runs the solution by its name.
cat > "$solutions/race" <<'END'
#!/bin/sh
toy --help >/dev/null 2>&1
[ $? != 127 ] || exit 1
printf '0.002 0.004\ntoy, a thing\nanother tool\n'
END

# The launcher of a course is what "./boxlab list" is measured with.
ln -s "$boxlab" "$BOXLAB_ROOT/boxlab"
expect 0 "$boxlab" dev bench --rounds 1
has "$out" "01-toy, round trip, on one CPU  toy (textbook) = 1"
has "$out" "toy (solution)  0.25   5.0 us"
has "$out" 'toy, a thing                         2.0 ms    0.50 x another tool (4.0 ms)'

# A race that fails is no figure.
echo 'exit 1' >> "$solutions/race"
expect 3 "$boxlab" dev bench --rounds 1
has "$err" 'race: exit status 1'
