#include "grade/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "check/printable.hpp"

namespace boxlab::grade {

std::string_view to_text(Outcome outcome) {
  switch (outcome) {
    case Outcome::graded:
      return "graded";
    case Outcome::not_built:
      return "does not build";
    case Outcome::no_file:
      return "no file";
    case Outcome::absent:
      return "not handed in";
    case Outcome::waiting:
      return "waiting";
    case Outcome::error:
      return "error";
  }
  return "error";
}

Outcome to_outcome(const std::string& text) {
  for (const Outcome outcome : {Outcome::graded, Outcome::not_built, Outcome::no_file,
                                Outcome::absent, Outcome::waiting, Outcome::error}) {
    if (text == to_text(outcome)) return outcome;
  }
  throw std::runtime_error{fmt::format("no outcome is called \"{}\"", text)};
}

double Work::mark() const {
  // In hundredths of a point, so that nothing gets lost.
  const int all = 100 * document.points();
  return std::max(0, all - late_percent * document.max_points()) / 100.0;
}

std::string Work::joined_notes() const { return fmt::format("{}", fmt::join(notes, "; ")); }

std::vector<std::string> Work::printable_notes() const {
  std::vector<std::string> all;
  for (const std::string& note : notes) all.push_back(printable(note));
  return all;
}

std::string format_mark(double mark) {
  std::string text = fmt::format("{:.2f}", mark);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace boxlab::grade
