// hostile: reads /dev/zero while it is compiled
// expect: does not build 0
#include "/dev/zero"
