#include "cli/grade_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/bar.hpp"
#include "cli/grade_report.hpp"
#include "cli/text.hpp"
#include "grade/text.hpp"

namespace boxlab {

namespace {

/// Whether a line on stdout can be taken back.
bool can_take_back() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) == 1 && terminal != nullptr && std::string_view{terminal} != "dumb";
}

/// The beginning of a text: bytes that are no ASCII could be cut in the middle.
std::string cut(std::string_view text, std::size_t columns) {
  std::string line;
  for (const char letter : text.substr(0, columns))
    line += static_cast<unsigned char>(letter) < 0x80 ? letter : '?';
  return line;
}

}  // namespace

std::string to_duration(double seconds) {
  constexpr long minute = 60;
  constexpr long hour = 60 * minute;
  const long whole = std::lround(seconds);
  if (whole < 2 * minute) return fmt::format("{} s", whole);
  if (whole < 2 * hour) return fmt::format("{} min", whole / minute);
  return fmt::format("{} h {} min", whole / hour, whole % hour / minute);
}

GradeProgress::GradeProgress(std::size_t all) : all_{all}, is_drawn_{can_take_back() && all > 0} {}

GradeProgress::~GradeProgress() { clear(); }

void GradeProgress::start(const grade::Work& work) {
  running_.push_back(grade::one_line(work.id));
  draw();
}

void GradeProgress::end(const grade::Work& work) {
  clear();
  print_graded(work);
  if (!work.text) return;  // nothing was to be judged
  std::erase(running_, grade::one_line(work.id));
  ++done_;
  draw();
}

std::string GradeProgress::speed() const {
  if (done_ == 0) return "";
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start_;
  const double each = taken.count() / static_cast<double>(done_);
  return fmt::format(", {:.1f} a second, {} left", 1 / each,
                     to_duration(each * static_cast<double>(all_ - done_)));
}

void GradeProgress::draw() const {
  constexpr std::size_t bar_width = 22;
  if (!is_drawn_) return;
  const std::string line = fmt::format(
      "{} {} of {}{}: {}", bar(static_cast<int>(done_), static_cast<int>(all_), bar_width), done_,
      all_, speed(), fmt::join(running_, ", "));
  fmt::print("\r\x1b[K{}", cut(line, page_width - 1));
  std::fflush(stdout);
}

void GradeProgress::clear() const {
  if (!is_drawn_) return;
  fmt::print("\r\x1b[K");
  std::fflush(stdout);
}

}  // namespace boxlab
