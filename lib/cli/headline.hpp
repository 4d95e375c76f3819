// One line about a check.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "cli/palette.hpp"

namespace boxlab {

/// Writes about each check of an exam what fits in a line, in columns that suit all of them.
class Headlines {
 public:
  Headlines(const std::vector<Verdict>& checks, const Palette& palette);

  /// Its status, id, title and points; a long title takes more than one line.
  std::string of(const Verdict& check) const;
  /// That it goes on now: less than a line, without a line feed.
  std::string of_running(const std::string& id) const;

 private:
  std::string paint(const Verdict& check, const std::string& text) const;

  Palette palette_;
  std::size_t id_width_ = 0;
};

}  // namespace boxlab
