// The first process of the machine: makes it a place to work in, runs the command, and says how it
// ended. Whoever started the machine then ends it.
#include <sys/reboot.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include "sys/descriptor.hpp"
#include "sys/program.hpp"
#include "vm/guest/command.hpp"
#include "vm/guest/ports.hpp"
#include "vm/guest/root.hpp"
#include "vm/wire.hpp"

namespace {

using namespace boxlab::vm;

void say(const Ports& ports, const std::string& line) {
  sys::write_all(ports.control, (line + "\n").data(), line.size() + 1);
}

std::string describe(const Ending& ending) {
  return std::string{report::ended} + " " + std::to_string(ending.status) + " " +
         std::to_string(ending.carried.out) + " " + std::to_string(ending.carried.err);
}

Ending obey(const Orders& orders, Ports& ports) {
  enter_root(orders.kept);
  furnish();
  const Ending ending = run_command(orders, ports);
  flush_root(orders.kept);
  return ending;
}

int serve(int, char**) {
  mount_basics();
  load_modules();
  Ports ports = open_ports();
  say(ports, report::ready);
  try {
    say(ports, describe(obey(receive_orders(ports.control), ports)));
  } catch (const std::exception& error) {
    say(ports, std::string{report::failed} + " " + error.what());
  }
  for (;;) pause();
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  sys::run_program("vm", serve, argc, argv);  // comes back with an error, which is on the console
  reboot(RB_AUTOBOOT);
}
