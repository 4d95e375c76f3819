#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check/argv.hpp"
#include "cli/verify.hpp"
#include "cli/where.hpp"
#include "course/child.hpp"
#include "course/stay_with.hpp"
#include "course/vm_call.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

Command call_build(const Course& course, const Lab& lab, const Reference& reference) {
  return {{"/proc/self/exe", "dev", "build", lab.name, reference.file,
           built_program(course, lab, reference)},
          course.environment()};
}

/// What is not as it should be with the building of a reference.
std::vector<std::string> examine_build(const Reference& reference, const Outcome& outcome) {
  if (outcome.wait_status != 0) return {"it does not build\n" + outcome.err};
  if (reference.kind != Kind::starter || outcome.err.empty()) return {};
  return {"the compiler says\n" + outcome.err};
}

/// Builds the programs of all references; says which of them are not as they should be.
Proof build_references(const Course& course, const Lab& lab, const VerifyOptions& options) {
  std::vector<Reference> sources;
  std::vector<Command> commands;
  for (const Reference& reference : find_references(course, lab)) {
    if (reference.kind == Kind::twin) continue;
    sources.push_back(reference);
    commands.push_back(call_build(course, lab, reference));
  }
  Proof proof;
  run_all(commands, options.jobs, [&](std::size_t index, const Outcome& outcome) {
    const Reference& reference = sources[index];
    const auto differences = examine_build(reference, outcome);
    if (differences.empty()) return;
    print_result(lab, to_text(reference.kind), reference.file.stem().string(), differences);
    proof.is_good = false;
  });
  return proof;
}

/// The call that verifies the lab where its programs are built.
std::vector<std::string> call_verify(const Lab& lab, const VerifyOptions& options) {
  std::vector<std::string> words{fs::read_symlink("/proc/self/exe"),
                                 "dev",
                                 "verify",
                                 lab.name,
                                 "--built",
                                 "--jobs",
                                 std::to_string(options.jobs),
                                 "--repeat",
                                 std::to_string(options.repeat)};
  if (options.load) words.emplace_back("--load");
  if (options.is_named) words.emplace_back("--named");
  return words;
}

/// What the exit status of that call means.
Proof read_status(const Lab& lab, int status) {
  if (status == 0 || status == 1 || status == 3) return {status != 1, status != 3};
  print_result(lab, "lab", lab.name,
               {fmt::format("the virtual machine ended with status {}", status)});
  return {false, true};
}

}  // namespace

fs::path built_program(const Course& course, const Lab& lab, const Reference& reference) {
  const std::string name =
      fmt::format("{}-{}", to_text(reference.kind), reference.file.stem().string());
  return course.output(lab) / "references" / name;
}

Proof verify_in_vm(const Course& course, const Lab& lab, const VerifyOptions& options) {
  if (const auto trouble = find_vm_trouble(course)) {
    print_blocked(lab, "lab", lab.name, *trouble);
    return {true, false};
  }
  const Proof built = build_references(course, lab, options);
  if (!built.is_good) return built;
  const auto words = call_in_vm(call_verify(lab, options));
  const int status = sys::wait(sys::spawn([&, parent = getpid()]() -> int {
    stay_with(parent);
    sys::exec(make_argv(words).data());
  }));
  return read_status(lab, status);
}

}  // namespace boxlab
