#include "checks_prediction.hpp"

#include <fmt/format.h>

#include <optional>
#include <sstream>
#include <vector>

#include "check/catch/check.hpp"
#include "check/catch/explain.hpp"
#include "check/catch/finding.hpp"
#include "checks_experiment.hpp"

namespace boxlab {

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// The kinds with "cut" below them; nothing when the output is not the head and one row.
std::optional<Kinds> read_row(const std::string& out, const std::string& mechanism) {
  constexpr std::size_t columns = std::size(kinds);
  const auto words = words_of(out);
  if (words.size() != 2 * columns + 1 || words[columns] != mechanism) return std::nullopt;
  Kinds cutting;
  for (std::size_t i = 0; i < columns; ++i) {
    const std::string& word = words[columns + 1 + i];
    if (word == "cut") cutting.insert(kinds[i]);
    if (word != "cut" && word != "-") return std::nullopt;
  }
  return cutting;
}

const char* word_for(bool is_cut) { return is_cut ? "cut" : "found"; }

/// A line of shell that can be pasted has to stay as it is: two blanks in front say so.
std::string indent(const std::string& text) {
  std::istringstream lines{text};
  std::string indented;
  for (std::string line; std::getline(lines, line);) indented += "  " + line + "\n";
  return indented;
}

/// Shows the experiment with the first kind for which prediction and kernel differ.
Finding describe_difference(const Run& run, const std::string& mechanism, const std::string& kind,
                            bool is_cut) {
  return {
      command_line(run.words),
      fmt::format("behind a new {} namespace, the kernel says: {}", kind, word_for(is_cut)),
      fmt::format("behind a new {} namespace, the table says: {}", kind, word_for(!is_cut)),
      "this has just been tried. To try it yourself, paste it into a terminal, in the directory of "
      "boxlab:\n" +
          indent(experiment(mechanism, kind))};
}

}  // namespace

Run predict(const std::vector<std::string>& arguments) {
  return sandbox().setting("user/max_user_namespaces", "0").run(arguments);
}

bool PredictionMatcher::match(const Run& run) const {
  if (!exited_with(0).match(run)) return false;
  const auto predicted = read_row(run.out, mechanism_);
  if (!predicted) {
    record({command_line(run.words), "the head of the table, and the row " + mechanism_,
            "stdout: " + excerpt(run.out), "print nothing: main() does"});
    return false;
  }
  const Kinds cutting = ask_kernel(mechanism_);
  for (const char* kind : kinds) {
    const bool is_cut = cutting.contains(kind);
    if (is_cut == (predicted->contains(kind))) continue;
    record(describe_difference(run, mechanism_, kind, is_cut));
    return false;
  }
  return true;
}

PredictionMatcher agrees_with_kernel(const std::string& mechanism) {
  return PredictionMatcher{mechanism};
}

}  // namespace boxlab
