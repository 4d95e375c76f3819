// Lab 02: the command line of the program `post`. Given; nothing to change here.
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "post.hpp"
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

/// Wrong usage, in words.
struct Usage {
  const char* message;
};

volatile std::sig_atomic_t stop = 0;

/// Signals interrupt the calls that wait: SIGUSR1 does nothing else.
void set_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  sys::check(sigaction(SIGUSR1, &action, nullptr), "sigaction");
  action.sa_handler = [](int) { stop = 1; };
  sys::check(sigaction(SIGINT, &action, nullptr), "sigaction");
  sys::check(sigaction(SIGTERM, &action, nullptr), "sigaction");
}

/// A whole number, decimal or as 0x...; anything else is wrong usage.
long to_number(const char* word, long least, long most) {
  char* end = nullptr;
  const long number = std::strtol(word, &end, 0);
  if (end == word || *end != '\0') throw Usage{"a number is not a number"};
  if (number < least || number > most) throw Usage{"a number is too small or too large"};
  return number;
}

int to_milliseconds(const char* seconds) {
  char* end = nullptr;
  const double number = std::strtod(seconds, &end);
  const bool is_good = end != seconds && *end == '\0' && number >= 0.001 && number <= 1e6;
  if (!is_good) throw Usage{"-t takes a number of seconds"};
  return static_cast<int>(number * 1000);
}

bool is_number(const char* word) {
  char* end = nullptr;
  std::strtol(word, &end, 0);
  return std::isdigit(static_cast<unsigned char>(*word)) != 0 && *end == '\0';
}

/// A command line, taken apart.
struct Arguments {
  std::string_view command;
  const char* address = nullptr;
  bool has_key = false;
  Key key{};
  char** rest = nullptr;  ///< what comes after the address
  int rest_count = 0;
  int timeout = for_ever;
  bool has_type = false;
  long type = 0;
};

void read_options(Arguments& arguments, int argc, char** argv) {
  const bool transfers = arguments.command == "send" || arguments.command == "recv";
  opterr = 0;
  int option = 0;
  while ((option = getopt(argc, argv, transfers ? "+nt:p:" : "+")) != -1) {
    if (option == '?') throw Usage{"an option is unknown here, or lacks its argument"};
    if (option == 'p') arguments.type = to_number(optarg, -2147483647, 2147483647);
    if (option == 'p') arguments.has_type = true;
    if (option == 'n') arguments.timeout = not_at_all;
    if (option == 't') arguments.timeout = to_milliseconds(optarg);
  }
}

void read_address(Arguments& arguments, const char* word) {
  arguments.address = word;
  arguments.has_key = is_number(word);
  if (!arguments.has_key) return;
  arguments.key = {static_cast<key_t>(to_number(word, 1, 0xffffffff)), word};
  if (arguments.timeout > 0) throw Usage{"the kernel has no timeout for System V queues"};
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  if (argc < 2) throw Usage{"a command is missing"};
  arguments.command = argv[1];
  read_options(arguments, argc - 1, argv + 1);
  char** words = argv + 1 + optind;
  if (*words == nullptr) throw Usage{"an address is missing"};
  read_address(arguments, *words);
  arguments.rest = words + 1;
  arguments.rest_count = static_cast<int>(argv + argc - arguments.rest);
  return arguments;
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

void put_client(Letter& letter, pid_t client) {
  if (letter.size > max_text - sizeof client) {
    errno = EMSGSIZE;
    sys::throw_errno("put_client");
  }
  std::memmove(letter.text + sizeof client, letter.text, letter.size);
  std::memcpy(letter.text, &client, sizeof client);
  letter.size += sizeof client;
}

pid_t take_client(Letter& letter) {
  pid_t client = 0;
  if (letter.size < sizeof client) return 0;
  std::memcpy(&client, letter.text, sizeof client);
  letter.size -= sizeof client;
  std::memmove(letter.text, letter.text + sizeof client, letter.size);
  return client;
}

void answer(Letter& letter) {
  for (sys::Size i = 0; i < letter.size; ++i) {
    letter.text[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(letter.text[i])));
  }
}

bool was_told_to_stop() { return stop != 0; }

int main(int argc, char** argv) { return sys::run_program("post", post, argc, argv); }
