#include "check/similar.hpp"

#include <fmt/core.h>

#include <map>
#include <regex>

namespace boxlab {

namespace {

/// What a sentence says, whoever it is about, and however much CPU time that took.
std::string gist(const std::string& sentence) {
  static const std::regex number{R"(\(pid [^)]*\)|;.*)"};
  return std::regex_replace(sentence, number, "");
}

}  // namespace

std::vector<std::string> group_similar(const std::vector<std::string>& sentences) {
  std::map<std::string, int> counts;
  for (const std::string& sentence : sentences) ++counts[gist(sentence)];
  std::map<std::string, int> seen;
  std::vector<std::string> grouped;
  for (const std::string& sentence : sentences) {
    const int count = counts[gist(sentence)];
    const int number = ++seen[gist(sentence)];
    if (count < 3) grouped.push_back(sentence);
    if (count >= 3 && number == 1)
      grouped.push_back(fmt::format("{}; {} others do the same", sentence, count - 1));
  }
  return grouped;
}

}  // namespace boxlab
