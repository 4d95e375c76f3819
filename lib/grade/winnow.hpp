// Fingerprints of programs: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for
// document fingerprinting", SIGMOD 2003.
#pragma once

#include <cstdint>
#include <vector>

#include "grade/tokens.hpp"

namespace boxlab::grade {

/// So many tokens in a row make one hash: fewer are found in any two programs.
constexpr std::size_t gram_length = 14;
/// Of so many hashes in a row, at least one becomes a fingerprint. What two programs have in common
/// is found for certain where it has gram_length + window_length - 1 tokens.
constexpr std::size_t window_length = 8;

/// The hash of each gram: the one at `i` is that of the tokens from i on.
std::vector<std::uint64_t> hash_grams(const std::vector<Token>& tokens);

/// The smallest hash of each window, once each, in the order of their size: a few of all hashes,
/// and of two programs the same ones where the programs are the same.
std::vector<std::uint64_t> winnow(const std::vector<std::uint64_t>& hashes);

}  // namespace boxlab::grade
