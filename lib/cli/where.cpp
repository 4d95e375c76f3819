#include "cli/where.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <stdexcept>

#include "check/argv.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "vm/parts.hpp"

namespace boxlab {

namespace {

/// What a virtual machine still lacks, in a sentence.
std::optional<std::string> find_missing_part(const Course& course) {
  try {
    vm::find_parts(course.home.build);
    return std::nullopt;
  } catch (const std::runtime_error& missing) {
    return missing.what();
  }
}

/// Has the launcher set up what it sets up for `boxlab vm`. What it has to say goes to stderr.
void set_up(const Course& course) {
  const std::string launcher = course.home.root / "boxlab";
  if (access(launcher.c_str(), X_OK) == -1) return;
  sys::wait(sys::spawn([&]() -> int {
    sys::check(dup2(STDERR_FILENO, STDOUT_FILENO), "dup2");
    sys::exec(make_argv({launcher, "vm", "true"}).data());
  }));
}

/// In seconds: the machine's boot, and what the checks of a lab take there, as a rule.
std::size_t estimate_time(const Exam& exam) { return 5 + exam.checks.size() / 2; }

}  // namespace

std::optional<std::string> find_vm_trouble(const Course& course) {
  if (find_missing_part(course)) set_up(course);
  return find_missing_part(course);
}

void choose_where(Exam& exam, std::optional<Where> wish) {
  const auto lack = wish == Where::vm ? std::nullopt : find_lack(exam.course, exam.lab);
  if (wish == Where::here || (!wish && !lack)) {
    exam.lack = lack;
  } else if (const auto trouble = find_vm_trouble(exam.course)) {
    exam.lack = lack ? Lack{lack->need, fmt::format("{}; and {}", lack->what, *trouble), lack->mend}
                     : Lack{"vm", *trouble};
  } else {
    exam.where = Where::vm;
    if (!lack) return;
    fmt::print(stderr, "boxlab: {}: the checks run in a virtual machine, about {} s\n", lack->what,
               estimate_time(exam));
  }
}

}  // namespace boxlab
