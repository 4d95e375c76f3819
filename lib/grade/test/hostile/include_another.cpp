// hostile: includes the file of another student
// expect: does not build 0
#include "../honest/pipeline.cpp"
