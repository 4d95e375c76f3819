#include "vm/guest/ports.hpp"

#include <fcntl.h>
#include <poll.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "sys/error.hpp"
#include "vm/wire.hpp"

namespace boxlab::vm {

namespace {

namespace fs = std::filesystem;

/// The device of the port with that name: the kernel numbers them as it finds them.
std::string find_device(const std::string& name) {
  for (const auto& entry : fs::directory_iterator{"/sys/class/virtio-ports"}) {
    std::string found;
    std::getline(std::ifstream{entry.path() / "name"}, found);
    if (found == name) return "/dev/" + entry.path().filename().string();
  }
  return {};
}

/// Takes a step again and again until it succeeds: the kernel finds its devices in its own time.
/// The machine has a time limit, this loop needs none.
template <class Step>
void retry(Step step) {
  while (!step()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
}

sys::Descriptor open_port(const std::string& name, int flags) {
  std::string device;
  retry([&] { return !(device = find_device(name)).empty(); });
  sys::Descriptor port = sys::open(device.c_str(), O_RDWR | flags);
  // A port whose other side is not there yet looks as if it had ended.
  retry([&] {
    pollfd state{port.get(), POLLIN, 0};
    sys::check(poll(&state, 1, 0), "poll", name.c_str());
    return (state.revents & POLLHUP) == 0;
  });
  return port;
}

}  // namespace

Ports open_ports() {
  return {open_port(port::control, 0), open_port(port::in, O_NONBLOCK),
          open_port(port::out, O_NONBLOCK), open_port(port::err, O_NONBLOCK)};
}

}  // namespace boxlab::vm
