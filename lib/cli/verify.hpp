// Checking the checks of a lab, here or in a virtual machine.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "course/reference.hpp"

namespace boxlab {

/// The command line of `boxlab dev verify`.
struct VerifyOptions {
  std::string lab;
  /// Two for each processor: those that are wrong mostly wait for a time limit.
  unsigned jobs = 2 * std::max(1u, std::thread::hardware_concurrency());
  unsigned repeat = 1;
  bool load = false;
  bool is_named = false;  ///< a wrong is tried only with the checks that it names
  bool is_built = false;  ///< the programs of the references are there already
};

/// What the references of a lab, or of several, come to.
struct Proof {
  bool is_good = true;
  bool is_complete = true;  ///< none of them was blocked

  int exit_status() const;
  void add(const Proof& other);
};

/// Judges every reference of a lab on this machine.
Proof verify_here(const Course& course, const Lab& lab, const VerifyOptions& options);

/// Likewise in a virtual machine, one for all of them. Their programs are built here before, since
/// it takes ten times as long there.
Proof verify_in_vm(const Course& course, const Lab& lab, const VerifyOptions& options);

/// Where the program of a reference is, when it was built beforehand.
std::filesystem::path built_program(const Course& course, const Lab& lab,
                                    const Reference& reference);

/// Prints a line about a reference, and what is not as it should be.
void print_result(const Lab& lab, std::string_view kind, const std::string& name,
                  const std::vector<std::string>& differences);
/// Prints that nothing can be said about it, and why.
void print_blocked(const Lab& lab, std::string_view kind, const std::string& name,
                   const std::string& why);

}  // namespace boxlab
