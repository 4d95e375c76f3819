#include "grade/fingerprint.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <vector>

#include "course/child.hpp"
#include "course/files.hpp"
#include "course/toolchain.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

/// The files in a directory and below, always in the same order.
std::vector<fs::path> files_below(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{directory}) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

/// A learner's work in the course's own directory, and what came of it, is no part of the judge.
bool is_learners(const Exam& exam, const fs::path& file) {
  const std::string name = file.filename();
  return name == exam.lab.program || name == exam.lab.source().filename() || name == "build.log" ||
         name == "verdict.json";
}

/// One number for all these files. Nobody who is graded can choose what is in them, so it need not
/// withstand somebody who looks for two files with the same number.
std::size_t digest(const std::vector<fs::path>& files) {
  std::string all;
  for (const fs::path& file : files) {
    const std::size_t contents = std::hash<std::string>{}(read_file(file));
    all += fmt::format("{} {:x}\n", file.filename().string(), contents);
  }
  return std::hash<std::string>{}(all);
}

std::size_t digest_lab(const Exam& exam) {
  std::vector<fs::path> files;
  for (const fs::path& directory : {exam.lab.directory, exam.course.output(exam.lab)}) {
    for (const fs::path& file : files_below(directory)) {
      if (!is_learners(exam, file)) files.push_back(file);
    }
  }
  return digest(files);
}

std::size_t digest_home(const Home& home) {
  std::vector<fs::path> files = files_below(home.root / "lib/sys");
  files.push_back(home.build / "lib/libboxlab-sys.a");
  files.push_back(home.build / "toolchain.json");
  files.emplace_back("/proc/self/exe");
  return digest(files);
}

/// What the compiler calls itself: "c++ (Debian 12.2.0-14) 12.2.0".
std::string compiler_name(const fs::path& build) {
  const boxlab::Outcome said = run({{read_toolchain(build).compiler, "--version"}, {"LC_ALL=C"}});
  return said.out.substr(0, said.out.find('\n'));
}

}  // namespace

std::string fingerprint(const Exam& exam, std::uint32_t seed) {
  return fmt::format("lab {:x}, boxlab {:x}, {}, seed {}, {}", digest_lab(exam),
                     digest_home(exam.course.home), compiler_name(exam.course.home.build), seed,
                     to_text(exam.where));
}

}  // namespace boxlab::grade
