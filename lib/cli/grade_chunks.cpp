#include "cli/grade_chunks.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/grade_report.hpp"
#include "cli/interrupt.hpp"
#include "cli/where.hpp"
#include "course/course.hpp"
#include "grade/chunk.hpp"
#include "grade/fingerprint.hpp"

namespace boxlab {

namespace {

constexpr auto chunk_footer =
    R"(DIR is what boxlab grade --chunks has made. Each submission gets a result of its own,
whole or not at all; those that have one are left alone. So a chunk can be run again,
whatever has stopped it. It must be the same boxlab, with the same compiler: another
one refuses.

Example:
  boxlab grade class.zip --out grades --chunks 20
  boxlab grade-chunk grades/chunks/01-pipes/1
  boxlab grade class.zip --out grades

Exit status: 0 all have a result; 3 this machine, or this boxlab, can't judge them.)";

std::filesystem::path place_of_chunks(const Exam& exam, const GradeCommand& options) {
  return std::filesystem::path{options.out} / "chunks" / exam.lab.name;
}

int grade_chunk(const std::string& directory) {
  const Course course = find_course();
  const grade::Chunk chunk = grade::read_chunk(directory);
  Exam exam = make_exam(course, course.lab(chunk.lab));
  choose_where(exam, chunk.where);
  if (exam.lack) throw std::runtime_error{describe(*exam.lack)};
  if (grade::fingerprint(exam, chunk.seed) != chunk.judge)
    throw std::runtime_error{"this boxlab, its checks or its compiler are not those of the chunk"};
  const std::string trouble = grade::find_trouble(exam, {1, chunk.seed});
  if (!trouble.empty()) throw std::runtime_error{trouble};
  const std::size_t judged = grade::run_chunk(directory, chunk, exam);
  fmt::print("{} judged, {} had a result\n", judged, chunk.names.size() - judged);
  return 0;
}

}  // namespace

void make_chunks(const Exam& exam, const std::vector<grade::Work>& works, const std::string& judge,
                 const GradeCommand& options) {
  const auto chunks = grade::write_chunks(place_of_chunks(exam, options),
                                          {exam.lab.name, judge, options.grading.seed, exam.where},
                                          exam, works, options.chunks);
  if (chunks.empty()) return;
  fmt::print(
      "To be run, wherever this directory can be seen, and then the same without --chunks:\n");
  for (const auto& chunk : chunks)
    fmt::print("  {} grade-chunk {}\n", exam.course.command(), chunk.string());
}

void take_in_chunks(const Exam& exam, std::vector<grade::Work>& works, const std::string& judge,
                    const grade::Store& store, const GradeCommand& options) {
  if (options.grading.again != grade::Again::changed) return;  // they were judged before
  for (const grade::Work* work :
       grade::collect_chunks(place_of_chunks(exam, options), judge, exam, works)) {
    store.keep_result(exam.lab, *work, judge);
    print_graded(*work);
  }
}

void add_grade_chunk(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("grade-chunk", "Judge a part of a class: what grade --chunks has made");
  const auto directory = std::make_shared<std::string>();
  command->footer(chunk_footer);
  command->add_option("DIR", *directory, "The chunk")
      ->type_name("")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->callback([directory, &status] {
    end_politely_on_interrupt("The same command goes on from here.\n");
    status = grade_chunk(*directory);
  });
}

}  // namespace boxlab
