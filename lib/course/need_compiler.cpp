#include "course/need_compiler.hpp"

#include <fmt/core.h>

#include <fstream>

#include "check/need.hpp"
#include "check/sandbox.hpp"
#include "course/build.hpp"
#include "course/toolchain.hpp"

namespace boxlab {

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// Debian names a library's package after it: libmnl-dev.
std::string packages_of(const Lab& lab) {
  std::string packages = "g++ mold";
  for (const std::string& library : lab.libraries) packages += " lib" + library + "-dev";
  return packages;
}

std::optional<Lack> find_compiler_lack(const Course& course, const Lab& lab) {
  const Built built = build_program(course, lab, lab.starter());
  if (built.program) return std::nullopt;
  return Lack{"compiler",
              fmt::format("the starter of {} does not build: {}", lab.name,
                          first_line(built.diagnostics.log)),
              installing(packages_of(lab))};
}

/// Debian 12 has version 3 only in its backports.
std::string installing_catch2() {
  std::ifstream file{"/etc/os-release"};
  const std::string system{std::istreambuf_iterator<char>{file}, {}};
  const bool is_old = system.find("VERSION_CODENAME=bookworm") != std::string::npos;
  return installing(is_old ? "-t bookworm-backports catch2" : "catch2");
}

std::optional<Lack> find_catch2_lack(const Course& course) {
  constexpr auto source =
      "#include <catch2/catch_version.hpp>\n"
      "int main() { return Catch::libraryVersion().majorVersion >= 3 ? 0 : 1; }\n";
  Limits limits;
  limits.memory_bytes = 4ull << 30;
  const std::string lines = fmt::format("{} -std=c++20 /lab/try.cpp -o try -lCatch2 && ./try",
                                        read_toolchain(course.build).compiler);
  const Run run = Sandbox{}.limits(limits).file({"/lab/try.cpp", source}).run_shell(lines);
  if (run.ending == Ending::exited && run.status == 0) return std::nullopt;
  return Lack{"catch2",
              fmt::format("a program with Catch2 3 does not build: {}", first_line(run.err)),
              installing_catch2()};
}

/// The lack that keeps `find` from finding out comes first.
template <class Find>
std::optional<Lack> lack_before(Find find) {
  try {
    return find();
  } catch (const Lacking& lacking) {
    return lacking.lack();
  }
}

}  // namespace

TriedNeed try_compiler(const Course& course, const std::vector<const Lab*>& labs) {
  TriedNeed tried{"compiler", "a compiler of C++20", "built starters in a sandbox", labs, {},
                  false};
  for (const Lab* lab : labs) {
    if (lab != labs.front() && lab->libraries.empty()) continue;
    tried.lack = lack_before([&] { return find_compiler_lack(course, *lab); });
    if (tried.lack) break;
  }
  return tried;
}

TriedNeed try_catch2(const Course& course, const std::vector<const Lab*>& labs) {
  return {"catch2",
          "Catch2 3, which checkers are made with",
          "built and ran a program with it",
          labs,
          lack_before([&] { return find_catch2_lack(course); }),
          false};
}

}  // namespace boxlab
