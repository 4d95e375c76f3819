// hostile: instantiates templates without an end
// expect: does not build 0
#include "pipeline.hpp"

template <int depth, int side>
struct Bomb : Bomb<depth - 1, 2 * side>, Bomb<depth - 1, 2 * side + 1> {};
template <int side>
struct Bomb<0, side> {};
Bomb<500, 0> bomb;

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
