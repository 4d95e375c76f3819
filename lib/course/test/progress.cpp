#include "course/progress.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "course/standing.hpp"
#include "temporary.hpp"

using namespace boxlab;

namespace {

const Topic eof{"pipes", "check", "pipes.eof"};

Course make_empty_course(const TemporaryDirectory& directory) {
  directory.write("labs/01-pipes/lab.toml", "title = \"t\"\nprogram = \"pipeline\"\n");
  return read_course(directory.path(), directory.path() / "build");
}

std::string value_in(const std::string& text) {
  const Progress progress = Progress::parse(text);
  const Fact* fact = progress.find(eof);
  return fact == nullptr ? "" : fact->value;
}

constexpr auto passed = "2026-11-26T03:22:58Z pipes check pipes.eof pass\n";
constexpr auto failed_later = "2026-11-26T03:22:59Z pipes check pipes.eof fail\n";

}  // namespace

TEST_CASE("progress is what was said last, in whatever order the lines are") {
  CHECK(value_in(passed) == "pass");
  CHECK(value_in(std::string{passed} + failed_later) == "fail");
  CHECK(value_in(std::string{failed_later} + passed) == "fail");
  CHECK(value_in(std::string{passed} + passed) == "pass");
}

TEST_CASE("progress survives a merge that git gave up") {
  const std::string text =
      std::string{"<<<<<<< HEAD\n"} + failed_later + "=======\n" + passed + ">>>>>>> other\n";
  CHECK(value_in(text) == "fail");
  CHECK(Progress::parse(text).text() == Progress::parse(failed_later).text());
}

TEST_CASE("progress keeps the lines that it does not know, once") {
  const std::string later = "2031-01-01T00:00:00Z pipes badge gold 1\n";
  const std::string odd = "yesterday pipes check pipes.eof pass\n# my own remark\n";
  const std::string text = Progress::parse(later + passed + odd + odd).text();
  CHECK(text == Progress::parse(passed).text() + later + odd);
  CHECK(Progress::parse(text).text() == text);
}

TEST_CASE("what is set counts, even when a clock was fast before") {
  Progress progress = Progress::parse("2999-01-01T00:00:00Z pipes check pipes.eof pass\n");
  progress.set(eof, "fail");
  CHECK(value_in(progress.text()) == "fail");
  CHECK(value_in(progress.text() + "2999-01-01T00:00:00Z pipes check pipes.eof fail\n") == "fail");
}

TEST_CASE("two that change the progress at once both have their say") {
  const TemporaryDirectory directory;
  const Course course = make_empty_course(directory);
  change_progress(course, [&](Progress& progress) { progress.set(eof, "pass"); });
  change_progress(course, [&](Progress& progress) {
    progress.set({"pipes", "hint", "pipes.eof"}, "2");
  });
  CHECK(read_progress(course).facts().size() == 2);
}

TEST_CASE("where the disk is full, the progress stays as it was") {
  const TemporaryDirectory directory;
  const Course course = make_empty_course(directory);
  change_progress(course, [&](Progress& progress) { progress.set(eof, "pass"); });
  std::filesystem::create_directory(progress_file(course).string() + "." +
                                    std::to_string(getpid()));
  CHECK_THROWS(change_progress(course, [&](Progress& progress) { progress.set(eof, "fail"); }));
  CHECK(read_progress(course).find(eof)->value == "pass");
}

TEST_CASE("what is next: the lab at hand, then those after it, then those that were left out") {
  const std::vector<Lab> labs(3);
  const auto next = [&](int first, int second, int third) -> const Lab* {
    const std::vector<Standing> standings{
        {labs[0], first, 2, "a"}, {labs[1], second, 2, "c"}, {labs[2], third, 2, "b"}};
    const Standing* found = find_next(standings);
    return found == nullptr ? nullptr : &found->lab;
  };
  CHECK(next(0, 1, 0) == &labs[1]);
  CHECK(next(0, 2, 0) == &labs[2]);
  CHECK(next(1, 2, 2) == &labs[0]);
  CHECK(next(2, 2, 2) == nullptr);
}

TEST_CASE("who has done nothing yet begins at the beginning") {
  const std::vector<Lab> labs(2);
  const std::vector<Standing> standings{{labs[0], 0, 2, ""}, {labs[1], 0, 2, ""}};
  CHECK(&find_next(standings)->lab == &labs[0]);
}
