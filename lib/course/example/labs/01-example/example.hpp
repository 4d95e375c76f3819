// The function that you write, in example.cpp.
#pragma once

/// Runs the command `argv[0]` with its arguments, as execvp(3) takes them: the array ends with
/// nullptr. Waits until it has ended. Returns its exit status, or 128 + N when signal N killed it.
int run(char** argv);
