#include "vm/machine.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>
#include <utility>

#include "check/argv.hpp"
#include "check/printable.hpp"
#include "check/proc.hpp"
#include "course/files.hpp"
#include "course/stay_with.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "vm/initrd.hpp"

namespace boxlab::vm {

namespace {

/// A killed process is gone at once, but one that hangs in the kernel never: KVM can do that.
constexpr int most_patience_ms = 2000;

Memory make_memory(const Options& options, const Parts& parts) {
  Memory memory{make_initrd(parts.init, parts.modules), make_memory_file("disk"),
                make_memory_file("console")};
  sys::check(ftruncate(memory.disk.get(), static_cast<off_t>(options.disk_mib) << 20), "ftruncate");
  return memory;
}

void keep_on_exec(const sys::Descriptor& descriptor) {
  sys::check(fcntl(descriptor.get(), F_SETFD, 0), "fcntl");
}

/// In the child: becomes the emulator, out of the reach of the terminal's signals.
[[noreturn]] void become(const std::vector<std::string>& words, const Channels& channels,
                         const Memory& memory, const sys::Descriptor& complaints) {
  sys::check(setsid(), "setsid");
  for (const Channel* channel : {&channels.control, &channels.in, &channels.out, &channels.err}) {
    keep_on_exec(channel->theirs);
  }
  for (const sys::Descriptor* file : {&memory.initrd, &memory.disk, &memory.console}) {
    keep_on_exec(*file);
  }
  sys::redirect(sys::open("/dev/null", O_RDWR), STDIN_FILENO);
  sys::redirect(complaints, STDOUT_FILENO);
  sys::redirect(complaints, STDERR_FILENO);
  sys::exec(make_argv(words).data());
}

/// The last lines of a file in memory.
std::string tail(const sys::Descriptor& file) {
  constexpr std::size_t enough = 1000;
  sys::check(lseek(file.get(), 0, SEEK_SET), "lseek");
  const std::string text = read_rest(file);
  return text.size() > enough ? text.substr(text.size() - enough) : text;
}

}  // namespace

Machine::Machine(const Options& options, const Parts& parts, Accelerator accelerator)
    : memory_{make_memory(options, parts)}, complaints_{make_memory_file("complaints")} {
  const auto words = qemu_words(own_board(), options, parts, accelerator, channels_, memory_);
  pid_ = sys::spawn([&, parent = getpid()]() -> int {
    stay_with(parent);
    become(words, channels_, memory_, complaints_);
  });
  pidfd_ =
      sys::Descriptor{sys::check(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)), "pidfd_open")};
  for (Channel* channel : {&channels_.control, &channels_.in, &channels_.out, &channels_.err}) {
    channel->theirs.close();
  }
}

Machine::~Machine() {
  kill(pid_, SIGKILL);
  pollfd end{pidfd_.get(), POLLIN, 0};
  if (poll(&end, 1, most_patience_ms) == 1) waitpid(pid_, nullptr, 0);
}

std::string Machine::last_words() const {
  return printable(tail(complaints_) + tail(memory_.console));
}

}  // namespace boxlab::vm
