#include "check/catch/check.hpp"

#include <fcntl.h>
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_case_info.hpp>
#include <catch2/interfaces/catch_interfaces_registry_hub.hpp>
#include <catch2/interfaces/catch_interfaces_testcase.hpp>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <utility>

#include "check/catch/finding.hpp"
#include "check/catch/judged.hpp"
#include "check/proc.hpp"

namespace boxlab {

namespace {

/// Ends a check for now when nothing is known about `id` yet; ends it with `got` when that failed.
void demand(const std::string& id, const char* got, fmt::format_string<const std::string&> why) {
  const Verdict* needed = find_verdict(id);
  if (needed == nullptr) {
    judged().postponed.insert(id);
    SKIP();
  }
  if (needed->status != Status::fail) return;
  record({"", "", got, fmt::format(why, id), false, id});
  SKIP();
}

/// A file of the judge's, as /lab/NAME.
GivenFile give(const std::filesystem::path& path) {
  std::string contents = read_text(sys::open("/", O_RDONLY), path);
  if (contents.empty()) throw std::runtime_error{"there is no file " + path.string()};
  return {"/lab/" + path.filename().string(), std::move(contents)};
}

}  // namespace

Judged& judged() {
  static Judged the_one;
  return the_one;
}

Sandbox sandbox() {
  if (judged().has_failed) SKIP();
  Sandbox sandbox;
  sandbox.program(judged().program_name, judged().program);
  return sandbox;
}

GivenFile tool(const std::string& name) {
  const auto checker = std::filesystem::read_symlink("/proc/self/exe");
  GivenFile file = give(checker.parent_path() / "tools" / name);
  file.executable = true;
  return file;
}

std::optional<GivenFile> source() {
  if (judged().source.empty()) return std::nullopt;
  GivenFile file = give(judged().source);
  file.path = "/lab/" + judged().program_name + ".cpp";
  return file;
}

GivenFile course_file(const std::string& name) {
  return give(std::filesystem::path{judged().course} / name);
}

const Verdict* find_verdict(const std::string& id) {
  const auto& verdicts = judged().verdicts;
  const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                  [&](const Verdict& verdict) { return verdict.id == id; });
  return found == verdicts.end() ? nullptr : &*found;
}

void needs(const std::string& id) { demand(id, Verdict::not_tried, "{} must pass first"); }

void needs_all(const std::string& group) {
  for (const auto* check : Catch::getRegistryHub().getTestCaseRegistry().getAllInfos()) {
    const std::string id = check->name.substr(0, check->name.find(": "));
    if (id.starts_with(group + ".") && !check->isHidden()) needs(id);
  }
}

void counts_with(const std::string& id) {
  demand(id, Verdict::not_counted, "right so far; its points come when {} passes");
}

unsigned random_below(unsigned end) {
  static std::mt19937 generator{Catch::getSeed()};
  return std::uniform_int_distribution<unsigned>{0, end - 1}(generator);
}

}  // namespace boxlab
