// Lab 07: the command line of the program `walls`. Given; nothing to change here.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "names.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "walls [-b KIND,...] [MECHANISM...]";

void print_head() {
  std::printf("%-20s", "");
  for (int kind = 0; kind < kind_count; ++kind) std::printf("%-7s", kind_name(kind));
  std::printf("\n");
}

void print_row(Mechanism mechanism) {
  const unsigned row = cut_by(mechanism);
  if (row >= 1u << kind_count) {
    throw std::runtime_error{std::string{"cut_by: "} + name_of(mechanism) + " gives " +
                             std::to_string(row) + ", which is no set of kinds"};
  }
  std::printf("%-20s", name_of(mechanism));
  for (int kind = 0; kind < kind_count; ++kind)
    std::printf("%-7s", (row >> kind & 1) != 0 ? "cut" : "-");
  std::printf("\n");
}

void print_way(Mechanism mechanism, unsigned walls) {
  std::printf("%-20s %s\n", name_of(mechanism), gets_through(mechanism, walls) ? "through" : "cut");
}

/// What the command line asks for: rows of the table, or with -b what gets through between two
/// tenants that differ in these kinds.
struct Request {
  const char* walls = nullptr;  ///< after -b
  std::vector<Mechanism> mechanisms;
};

/// Throws std::invalid_argument when it is called wrongly.
Request read_arguments(int argc, char** argv) {
  Request request;
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt(argc, argv, "b:")) != -1;) {
    if (letter != 'b') throw std::invalid_argument{"the only option is -b, with kinds behind it"};
    request.walls = optarg;
  }
  for (int i = optind; i < argc; ++i) request.mechanisms.push_back(mechanism_of(argv[i]));
  if (!request.mechanisms.empty()) return request;
  for (int i = 0; i < mechanism_count; ++i) request.mechanisms.push_back(static_cast<Mechanism>(i));
  return request;
}

void answer(const Request& request, unsigned walls) {
  if (request.walls == nullptr) print_head();
  for (const Mechanism mechanism : request.mechanisms) {
    if (request.walls == nullptr)
      print_row(mechanism);
    else
      print_way(mechanism, walls);
  }
}

int run(int argc, char** argv) {
  Request request;
  unsigned walls = nothing;
  try {
    request = read_arguments(argc, argv);
    if (request.walls != nullptr) walls = kinds_of(request.walls);
  } catch (const std::invalid_argument& error) {
    return sys::report_usage(error.what(), synopsis);
  }
  answer(request, walls);
  return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("walls", run, argc, argv); }
