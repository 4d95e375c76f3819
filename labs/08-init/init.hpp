// Lab 08: the function that you write, in init.cpp.
#pragma once

/// Runs `command`, a name and arguments as execvp(3) takes them, as the first process of a pid
/// namespace should (pid_namespaces(7)), and returns the command's status.
///
/// - The command is a child of ours. It begins with no signal blocked or ignored that was not so
///   when we began, and with the descriptors that we were given, and no others.
/// - We wait for every process that becomes our child, also for those that we did not start, and
///   leave no zombie while the command runs. None of that ends us: only the end of the command
///   does, and it does so at once, whoever else is left. A command that is stopped has not ended.
/// - A signal that is sent to us is for the command, and we go on: we pass it on, each one that can
///   be caught, real-time signals too (signal(7)). We need not where the kernel says by it that our
///   own code is broken (SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGABRT). We must not
///   pass on SIGCHLD, which is ours; nor SIGTTIN and SIGTTOU, which say nothing to a command (its
///   terminal does), and must not stop us either.
/// - As long as there is nothing to do, we sleep, in a call without a time limit.
/// - Where we are not process 1, processes whose parent ends still become our children
///   (PR_SET_CHILD_SUBREAPER, prctl(2)).
///
/// Returns what the command gave to exit, or 128 + N when signal N killed it; 127 when there is no
/// such command, 126 when it cannot be started.
int run_init(char* const* command);
