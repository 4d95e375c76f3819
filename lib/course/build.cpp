#include "course/build.hpp"

#include "check/printable.hpp"
#include "check/sandbox.hpp"
#include "course/diagnostics.hpp"
#include "course/files.hpp"
#include "course/linker.hpp"
#include "course/replace.hpp"
#include "course/toolchain.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

/// Where the course is inside the sandbox.
const fs::path inside{"/course"};

/// The lab's directory inside the sandbox.
fs::path lab_inside(const Lab& lab) { return inside / "labs" / lab.name; }

void give(Sandbox& sandbox, const fs::path& file, const fs::path& path) {
  sandbox.file({path, read_file(file)});
}

void give_headers(Sandbox& sandbox, const fs::path& from, const fs::path& to) {
  for (const auto& entry : fs::directory_iterator{from}) {
    if (entry.path().extension() == ".hpp") give(sandbox, entry, to / entry.path().filename());
  }
}

/// Compiling is not what is judged: it gets several times as much as any sensible file needs, and
/// one that would fill the machine gets no more.
Limits compiler_limits() {
  Limits limits;
  limits.wall_seconds = 30;
  limits.cpu_seconds = 12;
  limits.memory_bytes = 2ull << 30;
  limits.file_bytes = 64ull << 20;
  limits.output_bytes = 4ull << 20;
  return limits;
}

/// What a compiler and a linker are made of. Of /etc, only what leads to them and to their shared
/// libraries: a file may include, or assemble, whatever it can read.
std::vector<std::string> toolchain_parts() {
  return {"/usr",
          "/bin",
          "/sbin",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/etc/alternatives",
          "/etc/ld.so.cache"};
}

Sandbox make_workshop(const Course& course, const Lab& lab, const fs::path& file,
                      const Recipe& recipe) {
  Sandbox sandbox;
  sandbox.system(toolchain_parts()).limits(compiler_limits()).keep("program");
  give_headers(sandbox, course.home.root / "lib/sys", inside / "lib/sys");
  give_headers(sandbox, lab.directory, lab_inside(lab));
  give(sandbox, file, lab_inside(lab) / lab.source().filename());
  give(sandbox, course.output(lab) / recipe.main, inside / "build" / recipe.main);
  give(sandbox, course.home.build / "lib/libboxlab-sys.a", inside / "build/libboxlab-sys.a");
  return sandbox;
}

/// Lets a debugger find the source where it really is: boxlab's own, and that of the course. The
/// last one that fits a name decides.
std::vector<std::string> map_names(const Course& course) {
  return {
      "-fdebug-prefix-map=" + inside.string() + "=" + course.root.string(),
      "-fdebug-prefix-map=" + (inside / "lib").string() + "=" + (course.home.root / "lib").string(),
      "-fmacro-prefix-map=" + inside.string() + "/="};  // what assert(3) calls the file
}

/// The one call that compiles and links.
std::vector<std::string> compiler_call(const Course& course, const Lab& lab, const Recipe& recipe) {
  const Toolchain toolchain = read_toolchain(course.home.build);
  std::vector<std::string> words{toolchain.compiler};
  words.insert(words.end(), toolchain.flags.begin(), toolchain.flags.end());
  words.insert(words.end(), recipe.flags.begin(), recipe.flags.end());
  const auto names = map_names(course);
  words.insert(words.end(), names.begin(), names.end());
  words.push_back("-I" + (inside / "lib").string());
  words.push_back("-I" + lab_inside(lab).string());
  words.push_back(lab_inside(lab) / lab.source().filename());
  words.insert(words.end(), toolchain.link_flags.begin(), toolchain.link_flags.end());
  const auto main = whole_archive(inside / "build" / recipe.main);
  words.insert(words.end(), main.begin(), main.end());
  words.push_back(inside / "build/libboxlab-sys.a");
  for (const std::string& library : lab.libraries) words.push_back("-l" + library);
  if (lab.is_static) words.emplace_back("-static");
  words.insert(words.end(), {"-o", "/tmp/program"});
  return words;
}

/// What the compiler said, with files called as people outside the sandbox know them.
std::string read_log(const Run& run, const Lab& lab, const std::string& shown) {
  std::string log = replace_all(run.err, lab_inside(lab) / lab.source().filename(), shown);
  log = replace_all(log, inside.string() + "/", "");
  if (run.ending != Ending::exited) log += "The compiler: " + describe_end(run) + "\n";
  return printable(log);
}

/// What of a log is to be shown first.
std::string choose(const std::string& log, bool ok, const Lab& lab, const std::string& shown) {
  if (ok) return worst_warning(log, shown);
  return explain_linker(log, lab, shown).value_or(first_error(log, shown));
}

}  // namespace

Built build_program(const Course& course, const Lab& lab, const fs::path& file,
                    const Recipe& recipe) {
  const Run run =
      make_workshop(course, lab, file, recipe).run_command(compiler_call(course, lab, recipe));
  const std::string shown = printable(course.shown(file));
  const std::string log = read_log(run, lab, shown);
  const bool ok = run.kept.has_value();
  return {run.kept, {ok, choose(log, ok, lab, shown), log, {}}};
}

}  // namespace boxlab
