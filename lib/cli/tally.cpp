#include "cli/tally.hpp"

namespace boxlab {

void Tally::add(const VerdictDocument& document) {
  if (passed_all()) shown = document;
  if (document.passed()) {
    ++passed;
  } else if (status != 1) {
    status = exit_status(document);
  }
}

}  // namespace boxlab
