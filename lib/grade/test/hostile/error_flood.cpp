// hostile: the compiler has 100,000 errors to tell
// expect: does not build 0
#include "pipeline.hpp"

#define ONE(x) x x x x x x x x x x
#define TWO(x) ONE(ONE(ONE(ONE(x))))
TWO(oops;)
