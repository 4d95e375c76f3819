// What the given main() of a lab needs to behave like a command-line tool.
#pragma once

#include <exception>

namespace sys {

/// Runs `body` as the main function of the program called `name`, which all messages begin with.
/// An exception becomes a message and exit status 1.
int run_program(const char* name, int (*body)(int argc, char** argv), int argc, char** argv);

/// Prints "NAME: what: reason (ERRNO)" to stderr for an exception.
void report(const std::exception& error);

/// Prints "NAME: what: reason (ERRNO)" to stderr for the present value of errno.
void report_errno(const char* what);

/// Prints "NAME: message" and "usage: SYNOPSIS" to stderr; returns 2, the status of wrong usage.
int report_usage(const char* message, const char* synopsis);

/// Makes `signal` interrupt whatever call this process waits in, and do nothing else: the call
/// fails with EINTR, since nothing restarts it (SA_RESTART of sigaction(2)). Throws
/// std::system_error.
void let_interrupt(int signal);

}  // namespace sys
