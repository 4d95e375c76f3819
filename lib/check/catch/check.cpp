#include "check/catch/check.hpp"

#include <fcntl.h>
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch_get_random_seed.hpp>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <utility>

#include "check/catch/finding.hpp"
#include "check/catch/judged.hpp"
#include "check/proc.hpp"

namespace boxlab {

Judged& judged() {
  static Judged the_one;
  return the_one;
}

Sandbox sandbox() {
  Sandbox sandbox;
  sandbox.program(judged().program_name, judged().program);
  return sandbox;
}

GivenFile tool(const std::string& name) {
  const auto checker = std::filesystem::read_symlink("/proc/self/exe");
  const auto path = checker.parent_path() / "tools" / name;
  std::string contents = read_text(sys::open("/", O_RDONLY), path);
  if (contents.empty()) throw std::runtime_error{"there is no tool " + path.string()};
  return {"/lab/" + name, std::move(contents), true};
}

void needs(const std::string& id) {
  const auto& checks = judged().document.checks;
  const bool has_failed = std::any_of(checks.begin(), checks.end(), [&](const Verdict& verdict) {
    return verdict.id == id && verdict.status == Status::fail;
  });
  if (!has_failed) return;
  record({"", "", "not tried", fmt::format("it needs {}: make that pass first", id)});
  SKIP();
}

unsigned random_below(unsigned end) {
  static std::mt19937 generator{Catch::getSeed()};
  return std::uniform_int_distribution<unsigned>{0, end - 1}(generator);
}

}  // namespace boxlab
