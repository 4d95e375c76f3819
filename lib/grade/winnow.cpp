#include "grade/winnow.hpp"

#include <algorithm>

namespace boxlab::grade {

namespace {

/// Spreads what is in the bits of a number over all of them (the end of splitmix64), so that which
/// hash is the smallest depends on nothing in particular.
std::uint64_t spread_bits(std::uint64_t number) {
  number = (number ^ number >> 30u) * 0xbf58476d1ce4e5b9u;
  number = (number ^ number >> 27u) * 0x94d049bb133111ebu;
  return number ^ number >> 31u;
}

}  // namespace

std::vector<std::uint64_t> hash_grams(const std::vector<Token>& tokens) {
  constexpr std::uint64_t base = 0x100000001b3;
  std::uint64_t highest = 1;
  for (std::size_t i = 1; i < gram_length; ++i) highest *= base;
  std::vector<std::uint64_t> hashes;
  std::uint64_t rolling = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i >= gram_length) rolling -= tokens[i - gram_length].kind * highest;
    rolling = rolling * base + tokens[i].kind;
    if (i + 1 >= gram_length) hashes.push_back(spread_bits(rolling));
  }
  return hashes;
}

std::vector<std::uint64_t> winnow(const std::vector<std::uint64_t>& hashes) {
  std::vector<std::uint64_t> chosen;
  for (std::size_t begin = 0; begin < hashes.size(); ++begin) {
    const std::size_t end = std::min(begin + window_length, hashes.size());
    chosen.push_back(*std::min_element(hashes.begin() + static_cast<std::ptrdiff_t>(begin),
                                       hashes.begin() + static_cast<std::ptrdiff_t>(end)));
    if (end == hashes.size()) break;
  }
  std::ranges::sort(chosen);
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

}  // namespace boxlab::grade
