// Which submissions are alike.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grade/work.hpp"

namespace boxlab::grade {

/// A part of a text.
struct Part {
  std::size_t begin;
  std::size_t end;
};

/// Two submissions that are alike, and where.
struct SimilarPair {
  const Work* one;
  const Work* other;
  int percent;  ///< of the fingerprints of both, once what was given is taken out
  std::vector<Part> one_parts{};
  std::vector<Part> other_parts{};
};

/// The most similar pairs, with what they have in common; and how many pairs there are.
struct Similarities {
  std::vector<SimilarPair> pairs;
  std::size_t count = 0;
};

/// So many pairs are looked at more closely: nobody looks at more.
constexpr std::size_t most_pairs = 50;

/// The pairs that have at least so many percent of their fingerprints in common, the most similar
/// first. What stands in `given` does not count: the starter, and whatever else everybody has.
/// Works without a text, and those with too little of their own, are left out. The works must
/// outlive the pairs.
Similarities find_similar(const std::vector<Work>& works, const std::vector<std::string>& given,
                          int percent);

}  // namespace boxlab::grade
