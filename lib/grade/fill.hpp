// Putting marks where a school keeps them.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "grade/work.hpp"

namespace boxlab::grade {

/// A table that can't be filled in. what() says why.
class BadTable : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A table with marks in it.
struct Filled {
  std::string text;
  std::vector<std::string> missing{};  ///< ids that have a mark, and no row
  std::optional<double> full_marks{};  ///< of the table, where it says what they are
};

/// Fills in one column of a table that Canvas or Moodle has exported: the one that is called
/// `column`, or the only one whose name begins so. All other cells stay as they are, no column is
/// added, and a work without a mark leaves its cell alone. Throws BadTable, and BadRoster.
Filled fill_in(const std::filesystem::path& csv, const std::string& column, const LabWorks& lab);

}  // namespace boxlab::grade
