#include "grade/work.hpp"

#include <fmt/core.h>

#include <stdexcept>

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

}  // namespace boxlab::grade
