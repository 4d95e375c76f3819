// Errors of pipes, children and signals.
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>

#include "provoke.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

void write_byte(const sys::Descriptor& to) {
  sys::check(static_cast<long>(write(to.get(), "x", 1)), "write");
}

void read_byte(const sys::Descriptor& from) {
  char byte;
  sys::check(static_cast<long>(read(from.get(), &byte, 1)), "read");
}

void become(const char* program, const char* argument) {
  const char* words[] = {program, argument, nullptr};
  execvp(program, const_cast<char* const*>(words));
  sys::throw_errno("execvp", program);
}

void limit_to(__rlimit_resource resource, rlim_t amount) {
  const rlimit both{amount, amount};
  sys::check(setrlimit(resource, &both), "setrlimit");
}

const LabProvocations pipes_lab{
    "01-pipes",
    {
        {"pipe.EMFILE.ends_stay_open", 0,
         [] {
           limit_to(RLIMIT_NOFILE, 3);
           int ends[2];
           sys::check(pipe(ends), "pipe");
         }},
        {"dup2.EBADF.not_open", 0, [] { sys::check(dup2(999, 1), "dup2"); }},
        {"read.EBADF.write_end", 0, [] { read_byte(sys::make_pipe().write_end); }},
        {"write.EBADF.read_end", 0, [] { write_byte(sys::make_pipe().read_end); }},
        {"write.EPIPE.no_reader", 0,
         [] {
           std::signal(SIGPIPE, SIG_IGN);
           sys::Pipe pipe = sys::make_pipe();
           pipe.read_end.close();
           write_byte(pipe.write_end);
         }},
        {"execvp.ENOENT.no_such_program", 0, [] { become("/no-such-program", nullptr); }},
        {"execvp.EACCES.not_executable", 0, [] { become("/etc/passwd", nullptr); }},
        {"execvp.E2BIG.too_long", 0, [] { become("true", std::string(1 << 20, 'x').c_str()); }},
        {"fork.EAGAIN.too_many", 0,
         [] {
           limit_to(RLIMIT_NPROC, 1);
           sys::spawn([] {});
         }},
        {"waitpid.ECHILD.no_such_child", 0, [] { sys::check(waitpid(-1, nullptr, 0), "waitpid"); }},
    }};

const LabProvocations init_lab{
    "08-init",
    {
        {"waitpid.EINTR.signal", 0,
         [] {
           const sys::Pid child = sys::spawn([] { usleep(100'000); });
           interrupt_soon();
           sys::check(waitpid(child, nullptr, 0), "waitpid");
         }},
        {"waitid.ECHILD.no_child", 0,
         [] {
           siginfo_t info;
           sys::check(waitid(P_ALL, 0, &info, WEXITED), "waitid");
         }},
        {"sigtimedwait.EAGAIN.too_late", 0,
         [] {
           sigset_t set;
           sigemptyset(&set);
           const timespec moment{0, 1000};
           sys::check(sigtimedwait(&set, nullptr, &moment), "sigtimedwait");
         }},
        {"sigwaitinfo.EINTR.other_signal", 0,
         [] {
           sigset_t set;
           sigemptyset(&set);
           interrupt_soon();
           sys::check(sigwaitinfo(&set, nullptr), "sigwaitinfo");
         }},
        {"kill.EINVAL.signal", 0, [] { sys::check(kill(getpid(), 999), "kill"); }},
        {"kill.EPERM.not_ours", without_rights, [] { sys::check(kill(1, 0), "kill", "1"); }},
        {"tcsetpgrp.ENOTTY.no_terminal", 0,
         [] {
           const sys::Pipe pipe = sys::make_pipe();
           sys::check(tcsetpgrp(pipe.read_end.get(), getpgrp()), "tcsetpgrp");
         }},
        {"setpgid.EPERM.leader", 0,
         [] {
           sys::check(setsid(), "setsid");
           sys::check(setpgid(0, 0), "setpgid");
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_processes() { return {pipes_lab, init_lab}; }
