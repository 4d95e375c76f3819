// Lab 02: how the command line of `post` is read. Given; nothing to change here.
#include <unistd.h>

#include <cctype>
#include <cstdlib>

#include "arguments.hpp"

namespace {

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

void read_option(Arguments& arguments, int option) {
  switch (option) {
    case 'p':
      arguments.has_type = true;
      arguments.type = to_number(optarg, -2147483647, 2147483647);
      break;
    case 'n':
      arguments.timeout = not_at_all;
      break;
    case 't':
      arguments.timeout = to_milliseconds(optarg);
      break;
    default:
      throw Usage{"an option is unknown here, or lacks its argument"};
  }
}

void read_address(Arguments& arguments, const char* word) {
  arguments.address = word;
  arguments.has_key = is_number(word);
  if (!arguments.has_key) return;
  arguments.key = {static_cast<key_t>(to_number(word, 1, 0xffffffff)), word};
  if (arguments.timeout > 0) throw Usage{"the kernel has no timeout for System V queues"};
}

}  // namespace

long to_number(const char* word, long least, long most) {
  char* end = nullptr;
  const long number = std::strtol(word, &end, 0);
  if (end == word || *end != '\0') throw Usage{"a number is not a number"};
  if (number < least || number > most) throw Usage{"a number is too small or too large"};
  return number;
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  if (argc < 2) throw Usage{"a command is missing"};
  arguments.command = argv[1];
  const bool transfers = arguments.command == "send" || arguments.command == "recv";
  opterr = 0;
  int option = 0;
  while ((option = getopt(argc - 1, argv + 1, transfers ? "+nt:p:" : "+")) != -1) {
    read_option(arguments, option);
  }
  char** words = argv + 1 + optind;
  if (*words == nullptr) throw Usage{"an address is missing"};
  read_address(arguments, *words);
  arguments.rest = words + 1;
  arguments.rest_count = static_cast<int>(argv + argc - arguments.rest);
  return arguments;
}
