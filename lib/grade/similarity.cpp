#include "grade/similarity.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "grade/winnow.hpp"

namespace boxlab::grade {

namespace {

using Hashes = std::unordered_set<std::uint64_t>;

/// With fewer fingerprints, two may be alike because there is only one way to do it.
constexpr std::size_t fewest_fingerprints = 12;

/// A work, and its fingerprints without those of what was given.
struct Print {
  const Work* work;
  std::vector<std::uint64_t> fingerprints;
};

/// Which works have a fingerprint, by their places.
using FingerprintIndex = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

Hashes hashes_of(const std::string& text) {
  const auto hashes = hash_grams(read_tokens(text));
  return {hashes.begin(), hashes.end()};
}

Hashes hashes_of_all(const std::vector<std::string>& texts) {
  Hashes all;
  for (const std::string& text : texts) all.merge(hashes_of(text));
  return all;
}

std::vector<Print> take_prints(const std::vector<Work>& works, const Hashes& given) {
  std::vector<Print> prints;
  for (const Work& work : works) {
    if (!work.text) continue;
    Print print{&work, winnow(hash_grams(read_tokens(*work.text)))};
    std::erase_if(print.fingerprints, [&](std::uint64_t hash) { return given.contains(hash); });
    if (print.fingerprints.size() >= fewest_fingerprints) prints.push_back(std::move(print));
  }
  return prints;
}

FingerprintIndex make_index(const std::vector<Print>& prints) {
  FingerprintIndex index;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    for (const std::uint64_t hash : prints[i].fingerprints) index[hash].push_back(i);
  }
  return index;
}

int percent_in_common(std::size_t common, const Print& one, const Print& other) {
  return static_cast<int>(200 * common / (one.fingerprints.size() + other.fingerprints.size()));
}

/// Those behind `place` that are like the one there.
void add_pairs_of(std::size_t place, const std::vector<Print>& prints,
                  const FingerprintIndex& index, int least, std::vector<SimilarPair>& pairs) {
  const Print& one = prints[place];
  std::vector<std::size_t> common(prints.size());
  for (const std::uint64_t hash : one.fingerprints) {
    for (const std::size_t other : index.at(hash)) {
      ++common[other];
    }
  }
  for (std::size_t other = place + 1; other < prints.size(); ++other) {
    const int percent = percent_in_common(common[other], one, prints[other]);
    if (percent >= least) pairs.push_back({one.work, prints[other].work, percent});
  }
}

/// The parts of a text that stand in another one, too, and were not given.
std::vector<Part> find_parts(const std::string& text, const Hashes& others, const Hashes& given) {
  std::vector<Part> parts;
  const std::vector<Token> tokens = read_tokens(text);
  const auto hashes = hash_grams(tokens);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (!others.contains(hashes[i]) || given.contains(hashes[i])) continue;
    const Part part{tokens[i].begin, tokens[i + gram_length - 1].end};
    if (!parts.empty() && part.begin <= parts.back().end) {
      parts.back().end = part.end;
    } else {
      parts.push_back(part);
    }
  }
  return parts;
}

void mark_parts(SimilarPair& pair, const Hashes& given) {
  pair.one_parts = find_parts(*pair.one->text, hashes_of(*pair.other->text), given);
  pair.other_parts = find_parts(*pair.other->text, hashes_of(*pair.one->text), given);
}

}  // namespace

Similarities find_similar(const std::vector<Work>& works, const std::vector<std::string>& given,
                          int percent) {
  const Hashes given_hashes = hashes_of_all(given);
  const std::vector<Print> prints = take_prints(works, given_hashes);
  const FingerprintIndex index = make_index(prints);
  std::vector<SimilarPair> pairs;
  for (std::size_t i = 0; i < prints.size(); ++i) add_pairs_of(i, prints, index, percent, pairs);
  std::ranges::stable_sort(pairs, std::ranges::greater{}, &SimilarPair::percent);
  Similarities found{{}, pairs.size()};
  pairs.resize(std::min(pairs.size(), most_pairs), {nullptr, nullptr, 0});
  for (SimilarPair& pair : pairs) mark_parts(pair, given_hashes);
  found.pairs = std::move(pairs);
  return found;
}

}  // namespace boxlab::grade
