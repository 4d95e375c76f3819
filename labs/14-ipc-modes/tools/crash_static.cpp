// The program of lab 13 that a signal ends, whoever it is.
#include "../../13-box/tools/crash_static.cpp"
