#include "check/catch/object_matchers.hpp"

#include <utility>

#include "check/catch/finding.hpp"

namespace boxlab {

ObjectMatcher::ObjectMatcher(std::string expected, Question question)
    : expected_{std::move(expected)}, question_{std::move(question)} {}

bool ObjectMatcher::match(const Inventory& inventory) const {
  const std::string wrong = question_(inventory.objects);
  const std::string why = inventory.err.empty() ? "" : "its stderr: " + inventory.err;
  if (!wrong.empty())
    record({command_line(inventory.words), expected_, wrong, why, false, {}, inventory.err});
  return wrong.empty();
}

}  // namespace boxlab
