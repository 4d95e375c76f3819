#include "course/backup.hpp"

#include <catch2/catch_test_macros.hpp>

#include "course/files.hpp"
#include "course/progress.hpp"
#include "temporary.hpp"

using namespace boxlab;

namespace {

Course make_begun_course(const TemporaryDirectory& directory) {
  directory.write("labs/01-pipes/lab.toml", "title = \"t\"\nprogram = \"pipeline\"\n");
  directory.write("labs/01-pipes/starter.cpp", "starter");
  directory.write("labs/01-pipes/pipeline.cpp", "mine");
  return read_course(directory.path(), directory.path() / "build");
}

}  // namespace

TEST_CASE("to start over loses nothing, not even when it is done twice in a second") {
  const TemporaryDirectory directory;
  const Course course = make_begun_course(directory);
  const Lab& lab = course.labs[0];
  const auto first = Backup{course}.keep(lab);
  start_over(course, lab);
  CHECK(read_file(lab.source()) == "starter");
  directory.write("labs/01-pipes/pipeline.cpp", "mine again");
  const auto second = Backup{course}.keep(lab);
  CHECK(read_file(first) == "mine");
  CHECK(read_file(second) == "mine again");
}

TEST_CASE("to start over forgets checks and hints, of that lab alone") {
  const TemporaryDirectory directory;
  const Course course = make_begun_course(directory);
  const Topic check{"pipes", "check", "pipes.one"};
  const Topic hint{"pipes", "hint", "pipes.one"};
  const Topic version{"pipes", "version", "pipeline.cpp"};
  const Topic other{"queues", "check", "posix.one"};
  change_progress(course, [&](Progress& progress) {
    for (const Topic& topic : {check, version, other}) progress.set(topic, "pass");
    progress.set(hint, "2");
  });
  start_over(course, course.labs[0]);
  const Progress progress = read_progress(course);
  CHECK(progress.find(check)->value == "fail");
  CHECK(progress.find(hint)->value == "0");
  CHECK(progress.find(version)->value == "pass");
  CHECK(progress.find(other)->value == "pass");
}

TEST_CASE("a file that is a link to another place stays one") {
  const TemporaryDirectory directory;
  const Course course = make_begun_course(directory);
  const Lab& lab = course.labs[0];
  directory.write("home/pipeline.cpp", "at home");
  std::filesystem::remove(lab.source());
  std::filesystem::create_symlink("../../home/pipeline.cpp", lab.source());
  start_over(course, lab);
  CHECK(std::filesystem::is_symlink(lab.source()));
  CHECK(read_file(directory.path() / "home/pipeline.cpp") == "starter");
}
