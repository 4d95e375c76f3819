// Lab 02: how fast is the mail? Given; nothing to change here.
//
// Sends letters through a POSIX queue from one process to another, and then asks a server.
#include "bench/lab_main.hpp"

#include <cstring>
#include <limits>

#include "post.hpp"

namespace {

using namespace boxlab::bench;

/// The kernel takes no longer messages, unless somebody who may raises msgsize_max
/// (mq_overview(7)).
constexpr sys::Size longest_message = 8192;

/// A mailbox, for as long as we use it.
class Mailbox {
 public:
  Mailbox() {
    mq_attr attributes{};
    attributes.mq_maxmsg = 10;
    attributes.mq_msgsize = longest_message;
    posix::create(name, &attributes);
  }
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;
  ~Mailbox() { posix::remove(name); }

  static constexpr auto name = "/bench";
};

Letter make_letter(sys::Size size) {
  Letter letter;
  std::memset(letter.text, 'x', size);
  letter.size = size;
  return letter;
}

/// An empty letter ends the stream.
void send_letters(sys::Size size, double seconds) {
  const Letter letter = make_letter(size);
  const auto start = Clock::now();
  while (seconds_since(start) < seconds) posix::send(Mailbox::name, letter, for_ever);
  posix::send(Mailbox::name, make_letter(0), for_ever);
}

double measure_stream(sys::Size size, double seconds) {
  if (size > longest_message) return 0;
  const Mailbox mailbox;
  const sys::Pid sender = start([&] { send_letters(size, seconds); });
  Letter letter;
  const auto start = Clock::now();
  double bytes = 0;
  do {
    posix::receive(Mailbox::name, letter, for_ever);
    bytes += static_cast<double>(letter.size);
  } while (letter.size > 0);
  const double rate = bytes / seconds_since(start);
  return sys::wait(sender) == 0 ? rate : 0;
}

/// A request carries the client's pid as well.
double measure_round_trip(sys::Size size, double seconds) {
  if (size + sizeof(pid_t) > longest_message) return 0;
  const Mailbox mailbox;
  const sys::Pid server =
      start([] { posix::serve(Mailbox::name, std::numeric_limits<int>::max()); });
  const auto start = Clock::now();
  double count = 0;
  for (; seconds_since(start) < seconds; ++count) {
    Letter letter = make_letter(size);
    posix::ask(Mailbox::name, letter);
  }
  const double round_trip = seconds_since(start) / count;
  kill(server, SIGKILL);
  sys::wait(server);
  return round_trip;
}

int bench(int argc, char** argv) {
  return run_lab_bench(argc, argv, measure_stream, measure_round_trip);
}

}  // namespace

/// Nobody tells this program to stop.
bool was_told_to_stop() { return false; }

int main(int argc, char** argv) { return sys::run_program("bench", bench, argc, argv); }
