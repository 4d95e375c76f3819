// hostile: includes itself twice, and so on
// expect: does not build 0
#include __FILE__
#include __FILE__
