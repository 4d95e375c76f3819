// Lab 02: what the commands of the program `post` do. Given; nothing to change here.
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "arguments.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis =
    "post create ADDRESS [MAXMSG MSGSIZE]\n"
    "       post send [-n | -t SECONDS] [-p N] ADDRESS TEXT\n"
    "       post recv [-n | -t SECONDS] [-p N] ADDRESS\n"
    "       post stat ADDRESS\n"
    "       post remove ADDRESS\n"
    "       post serve ADDRESS COUNT\n"
    "       post ask ADDRESS TEXT\n"
    "ADDRESS is a number for a System V key, else the name of a POSIX queue. -t is for POSIX "
    "queues;\n"
    "-p is the priority or type to send, or the type to receive.";

volatile std::sig_atomic_t stop = 0;

/// Signals interrupt the calls that wait: SIGUSR1 does nothing else.
void set_signals() {
  sys::let_interrupt(SIGUSR1);
  struct sigaction action {};
  action.sa_handler = [](int) { stop = 1; };
  sys::check(sigaction(SIGINT, &action, nullptr), "sigaction");
  sys::check(sigaction(SIGTERM, &action, nullptr), "sigaction");
}

void put_text(Letter& letter, const char* text) {
  letter.size = std::strlen(text);
  if (letter.size > max_text) throw Usage{"the text is too long"};
  std::memcpy(letter.text, text, letter.size);
}

void print(const Letter& letter) {
  std::fwrite(letter.text, 1, letter.size, stdout);
  std::putchar('\n');
  if (std::fflush(stdout) != 0) sys::throw_errno("write", "stdout");
}

void create(const Arguments& arguments) {
  if (arguments.has_key && arguments.rest_count > 0)
    throw Usage{"System V queues are made without numbers"};
  if (arguments.has_key) return system_v::create(arguments.key);
  if (arguments.rest_count == 0) return posix::create(arguments.address, nullptr);
  mq_attr attributes{};
  attributes.mq_maxmsg = to_number(arguments.rest[0], 1, 1 << 30);
  attributes.mq_msgsize = to_number(arguments.rest[1], 1, 1 << 30);
  posix::create(arguments.address, &attributes);
}

void send(const Arguments& arguments) {
  Letter letter;
  letter.type = arguments.has_type ? arguments.type : arguments.has_key ? 1 : 0;
  put_text(letter, arguments.rest[0]);
  if (arguments.has_key) return system_v::send(arguments.key, letter, arguments.timeout);
  posix::send(arguments.address, letter, arguments.timeout);
}

void receive(const Arguments& arguments) {
  if (!arguments.has_key && arguments.has_type) throw Usage{"POSIX queues know no types"};
  Letter letter;
  letter.type = arguments.type;
  if (arguments.has_key) {
    system_v::receive(arguments.key, letter, arguments.timeout);
  } else {
    posix::receive(arguments.address, letter, arguments.timeout);
  }
  print(letter);
}

void stat(const Arguments& arguments) {
  if (arguments.has_key) {
    const msqid_ds state = system_v::stat(arguments.key);
    std::printf("%lu messages, %lu of %lu bytes\n", state.msg_qnum, state.__msg_cbytes,
                state.msg_qbytes);
  } else {
    const mq_attr state = posix::stat(arguments.address);
    std::printf("%ld of %ld messages, of at most %ld bytes\n", state.mq_curmsgs, state.mq_maxmsg,
                state.mq_msgsize);
  }
}

void remove(const Arguments& arguments) {
  if (arguments.has_key) return system_v::remove(arguments.key);
  posix::remove(arguments.address);
}

void serve(const Arguments& arguments) {
  const int count = static_cast<int>(to_number(arguments.rest[0], 1, 1'000'000));
  if (arguments.has_key) return system_v::serve(arguments.key, count);
  posix::serve(arguments.address, count);
}

void ask(const Arguments& arguments) {
  Letter letter;
  put_text(letter, arguments.rest[0]);
  if (arguments.has_key) {
    system_v::ask(arguments.key, letter);
  } else {
    posix::ask(arguments.address, letter);
  }
  print(letter);
}

/// A command of post, and how many words it takes after the address.
struct Command {
  std::string_view name;
  int least;
  int most;
  void (*run)(const Arguments&);
};

constexpr Command commands[] = {
    {"create", 0, 2, create}, {"send", 1, 1, send},   {"recv", 0, 0, receive}, {"stat", 0, 0, stat},
    {"remove", 0, 0, remove}, {"serve", 1, 1, serve}, {"ask", 1, 1, ask}};

void run(const Arguments& arguments) {
  for (const Command& command : commands) {
    if (command.name != arguments.command) continue;
    const int count = arguments.rest_count;
    const bool fits = count == command.least || count == command.most;
    if (!fits) throw Usage{"there are too few words, or too many"};
    return command.run(arguments);
  }
  throw Usage{"there is no such command"};
}

int post(int argc, char** argv) {
  set_signals();
  try {
    run(read_arguments(argc, argv));
    return 0;
  } catch (const Usage& usage) {
    return sys::report_usage(usage.message, synopsis);
  }
}

}  // namespace

bool was_told_to_stop() { return stop != 0; }

int main(int argc, char** argv) { return sys::run_program("post", post, argc, argv); }
