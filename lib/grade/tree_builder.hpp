// What is kept of the files of others.
#pragma once

#include <cstdint>
#include <map>
#include <queue>
#include <set>
#include <string>
#include <utility>

#include "grade/tree.hpp"

namespace boxlab::grade {

/// The directory that a deep path leads through and that is kept in any case: its first two names.
std::string near_the_top(const std::string& path);

/// Makes a tree of what may be an answer, or may say whose it is. A class may hand in repositories,
/// with hundreds of files each, of which one matters; and somebody may hand in more than there is
/// room for. So, two names below the top and deeper, only files with the names of answers are kept,
/// and archives; of those in one place only so many; and when all together is too large, the
/// largest go first. Nobody can take away the room of others' small files.
class TreeBuilder {
 public:
  /// `answers` are the names of files that may be answers: "pipeline.cpp".
  explicit TreeBuilder(std::set<std::string> answers) : answers_{std::move(answers)} {}

  /// Whether a file, or a directory, of that path is to be kept.
  bool wants(const std::string& path, bool is_directory) const;
  /// Whether its contents are to be kept, too.
  bool wants_contents(const std::string& path) const;
  /// Keeps a member, where there is room and it is no directory that is known already; returns
  /// whether it is kept.
  bool add(Member member);

  Tree take() { return std::move(tree_); }

 private:
  bool has_room_for(const std::string& path);

  std::set<std::string> answers_;
  Tree tree_;
  std::set<std::string> directories_;
  std::map<std::string, std::size_t> counts_;  ///< how many there are in one place
  std::priority_queue<std::pair<std::size_t, std::size_t>> sizes_;  ///< of contents, and whose
  std::uint64_t bytes_ = 0;                                         ///< of all contents
};

}  // namespace boxlab::grade
