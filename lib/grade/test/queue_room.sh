#!/bin/sh
# RLIMIT_MSGQUEUE is one limit for all that a user runs, whatever namespaces there are: a submission that
# takes up all of it takes no marks from an honest one beside it.
set -eu

BOXLAB_ROOT=$PWD
BOXLAB_BUILD=${BOXLAB_BUILD:-$PWD/build}
export BOXLAB_ROOT BOXLAB_BUILD
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/class/bomb" "$place/class/honest"
cp solutions/02-queues/post.cpp "$place/class/honest"
cp solutions/02-queues/post.cpp "$place/class/bomb"
cat >> "$place/class/bomb/post.cpp" << 'CPP'
#include <unistd.h>

#include <string>

namespace {

/// Before main: takes up all room for queues, and keeps it while others are judged.
struct Bomb {
  Bomb() {
    mq_attr attributes{};
    attributes.mq_maxmsg = 10;
    int count = 0;
    for (attributes.mq_msgsize = 8192; attributes.mq_msgsize >= 8; attributes.mq_msgsize /= 2) {
      while (mq_open(("/bomb" + std::to_string(count)).c_str(), O_CREAT | O_RDWR, 0600, &attributes) != -1)
        ++count;
    }
    sleep(5);
    _exit(0);
  }
} const bomb;

}  // namespace
CPP

complain() {
  echo "$*"
  cat "$place/said" "$place/grades/grades.csv"
  exit 1
}
"$BOXLAB_BUILD/boxlab" grade "$place/class" --lab 02 --jobs 2 --out "$place/grades" > "$place/said" 2>&1 ||
  complain "boxlab grade exits with $?"
honest=$(grep '^"honest",' "$place/grades/grades.csv")
case $honest in
  *',"tried again, alone"'*) ;;
  *) complain "the bomb was not beside the honest one" ;;
esac
all=$(jq '[.checks[].max_points] | add' "$place/grades/results/02-queues/honest.json")
case $honest in
  *"\"graded\",\"$all\",\"$all\""*) ;;
  *) complain "the honest one has not all points" ;;
esac
grep -q "^\"bomb\".*\"graded\",\"0\"," "$place/grades/grades.csv" || complain "the bomb has points"
