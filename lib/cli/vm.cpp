#include "vm/vm.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "course/course.hpp"
#include "vm/parts.hpp"

namespace boxlab {

namespace {

constexpr auto vm_notes = R"(Without a command, it starts a shell.

Inside there are the files of this machine as they are now; what is written is
gone with the machine. The command is root, in this directory, without a network.
Cgroup v2 is at /sys/fs/cgroup, and /dev/vda is an empty disk to measure with.

Examples:
  boxlab vm                                  look around
  boxlab vm cat /sys/fs/cgroup/cgroup.controllers
  boxlab vm -w -- make                       keep what is written in the course
  echo hello | boxlab vm --time 20 tr a-z A-Z

Exit status: the command's own, 128+N when signal N killed it, 126 or 127 when it
could not be started; 124 the time was over; 125 the machine itself failed.)";

/// With less, the kernel may get stuck while it boots.
constexpr unsigned long least_memory_mib = 128;

struct VmOptions {
  vm::Options machine;
  long seconds = 600;
  bool writes = false;
};

void add_to(CLI::App& command, VmOptions& options) {
  command.add_flag("-w,--write", options.writes, "Keep what is written in the course's directory");
  command.add_option("--time", options.seconds, "End it after so many seconds; 600 without it")
      ->type_name("SECONDS")
      ->check(whole_number_from_one());
  command.add_option("--cpus", options.machine.cpus, "Processors; 1 without it")
      ->type_name("N")
      ->check(whole_number_from_one());
  command.add_option("--memory", options.machine.memory_mib, "Memory; 1024 without it")
      ->type_name("MIB")
      ->check(whole_number_from(least_memory_mib));
  command.add_option("--disk", options.machine.disk_mib, "Size of /dev/vda; 256 without it")
      ->type_name("MIB")
      ->check(whole_number_from_one());
}

std::vector<std::string> command_of(const std::vector<std::string>& words) {
  if (words.empty()) return {"bash"};
  if (words[0].starts_with('-')) {
    throw CLI::ValidationError{"vm", words[0] + " is no option of it; see boxlab vm --help"};
  }
  return words;
}

int run_in_vm(VmOptions& options) {
  const Course course = find_course();
  options.machine.time = std::chrono::seconds{options.seconds};
  if (options.writes) options.machine.kept = course.root;
  try {
    return vm::run(options.machine, vm::find_parts(course.home.build));
  } catch (const std::exception& error) {
    fmt::print(stderr, "boxlab: vm: {}\n", error.what());
    return vm::status::failed;
  }
}

}  // namespace

void add_vm(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("vm", "Run a command in a throw-away machine, with a kernel of its own");
  const auto options = std::make_shared<VmOptions>();
  command->footer(vm_notes);
  command->prefix_command();
  add_to(*command, *options);
  command->callback([command, options, &status] {
    options->machine.words = command_of(command->remaining());
    status = run_in_vm(*options);
  });
}

}  // namespace boxlab
