// A program that does what the processor does not know: SIGILL ends it, also as process 1 of a pid
// namespace, which most signals do not touch. It needs no libraries.
int main() { __builtin_trap(); }
