// Lab 01: the functions that you write, in pipeline.cpp.
#pragma once

/// The most commands that one pipeline can have.
constexpr int max_commands = 64;

/// One command of a pipeline.
struct Command {
  /// Its name and arguments, as execvp(3) takes them: the array ends with nullptr.
  char** argv;
};

/// Cuts `words` into commands wherever a word is "|".
///
/// `words` ends with nullptr; each "|" in it is to be replaced by nullptr, so that every
/// command's argv ends where the next begins. {"ls", "-l", "|", "wc", nullptr} becomes the commands
/// {"ls", "-l", nullptr} and {"wc", nullptr}.
///
/// Fills `commands`, which has room for max_commands, and returns how many there are. It need not
/// look for more than that: main() has refused words with more bars. Returns -1 when a command
/// would have no words at all.
int split(char** words, Command* commands);

/// Runs `count` commands at once, the stdout of each joined by a pipe to the stdin of the next. The
/// first one reads our stdin, the last one writes to our stdout, all write to our stderr.
///
/// Returns when every one of them has ended, with the status of the last: what it gave to exit, or
/// 128 + N when signal N killed it. A command that does not exist counts as 127; one that cannot be
/// started, as 126.
int run_pipeline(const Command* commands, int count);
