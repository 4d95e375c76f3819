#!/bin/sh
# A course outside of boxlab: the launcher builds its labs when they have changed, in its own directory,
# and boxlab judges them as it does its own.
. lib/cli/test/toy_course
export BOXLAB_BUILD="$real_build"
course=$BOXLAB_ROOT/course
launcher=$sources/boxlab
call() { "$launcher" --course "$course" "$@"; }
is_quiet() {
  case $err in *building*) complain "it is built again" ;; esac
}

# Not even after somebody kept a file beside the sources for a moment, as an editor does.
touch lib/a-moment && rm lib/a-moment
expect 0 call dev new greet
is_quiet
expect 1 call check greet
has "$err" "building the labs of $course"
has "$out" "FAIL  greet.status"
has "$out" "run() is not written yet"
has "$out" "--course $course check greet --only greet.status"
[ -x "$course/build/labs/01-greet/greet" ] || complain "the program is not in the course"
expect 0 call check greet --solution
is_quiet

# Each command that is to be typed next works for this course.
expect 0 call
has "$out" "--course $course watch greet"
expect 0 call start greet
has "$out" "--course $course watch greet"
expect 0 call hint greet
has "$out" "--course $course hint greet.status"
expect 1 call solution greet
has "$err" "--course $course solution greet --spoil"

# What a learner writes is not built beforehand; what an author writes is.
cp "$course/solutions/01-greet/greet.cpp" "$course/labs/01-greet/greet.cpp"
expect 0 call check greet
is_quiet
has "$out" "1 of 1 points"
echo 'syntax error' >> "$course/labs/01-greet/checks.cpp"
expect 3 call check greet
has "$err" "error"
has "$err" "$course/build/boxlab-build.log"
sed -i '$d' "$course/labs/01-greet/checks.cpp"
sed -i 's/exited_with(7)/exited_with(8)/' "$course/labs/01-greet/checks.cpp"
expect 1 call check greet
has "$out" "exit status 8"
sed -i 's/exited_with(8)/exited_with(7)/' "$course/labs/01-greet/checks.cpp"

# By a variable, from within; and a mistake of the compiler's is where an editor finds it.
cd "$course"
echo 'int' > labs/01-greet/greet.cpp
BOXLAB_COURSE=. expect 3 "$launcher" check 01
has "$out" "
  labs/01-greet/greet.cpp:1:"
cd "$sources"

# Its labs have tests, as those of boxlab have.
expect 0 env BOXLAB_ROOT="$sources" "$boxlab" --course "$course" test
has "$out" "01-greet/references"

# A lab that comes later is built, too; on a place where nothing can be written, elsewhere.
expect 0 call dev new other
read_only() {
  # shellcheck disable=SC2016  # for the inner shell
  unshare -Urm sh -c 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"' \
    "$course" "$@"
}
expect 3 read_only "$launcher" --course "$course" list
has "$err" "nothing can be written into $course/build"
has "$err" "BOXLAB_COURSE_BUILD="
BOXLAB_COURSE_BUILD=$BOXLAB_ROOT/elsewhere expect 0 read_only "$launcher" --course="$course" list
has "$out" "02-other"
[ -x "$BOXLAB_ROOT/elsewhere/labs/02-other/checks" ] || complain "the course is not built elsewhere"
