#include "grade/work.hpp"

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
    case Outcome::error:
      return "error";
  }
  return "error";
}

}  // namespace boxlab::grade
