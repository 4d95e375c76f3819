#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "course/reference.hpp"

namespace boxlab {

namespace {

using Sentences = std::vector<std::string>;

std::string describe(const Verdict& check) {
  return fmt::format("{}: {}\n  expected: {}\n  got: {}\n  why: {}", check.id,
                     to_text(check.status), check.expected, check.got, check.why);
}

/// Every check has to have this status.
Sentences differ_from(Status status, const VerdictDocument& document) {
  Sentences sentences;
  for (const Verdict& check : document.checks) {
    if (check.status != status) sentences.push_back(describe(check));
  }
  return sentences;
}

Sentences examine_starter(const VerdictDocument& document) {
  Sentences sentences = differ_from(Status::fail, document);
  if (document.build) sentences.push_back("the compiler says\n" + document.build->log);
  return sentences;
}

bool says(const Verdict& check, const std::string& text) {
  const auto has = [&](const std::string& part) { return part.find(text) != std::string::npos; };
  return has(check.expected) || has(check.got) || has(check.why);
}

/// Why a check did not even look.
std::string excuse(const Verdict& check) { return check.why.empty() ? "" : ": " + check.why; }

/// What is not as it should be with a check, of which a reference says this, or nothing.
std::string examine(const Verdict& check, const std::vector<Rejection>& named) {
  if (check.status == Status::blocked || check.status == Status::error) return describe(check);
  const bool rejects = check.status == Status::fail && check.was_tried();
  if (named.empty()) return rejects ? "is not named, but " + describe(check) : "";
  if (!rejects)
    return named.front().is_sure ? fmt::format("{} does not reject it{}", check.id, excuse(check))
                                 : "";
  const auto is_said = [&](const Rejection& one) { return says(check, one.text); };
  if (std::any_of(named.begin(), named.end(), is_said)) return "";
  return fmt::format("\"{}\" is not in {}", named.front().text, describe(check));
}

/// Exactly the checks that `reference` names have to reject it.
Sentences examine_rejections(const Reference& reference, const VerdictDocument& document) {
  Sentences sentences;
  for (const Verdict& check : document.checks) {
    std::vector<Rejection> named;
    std::copy_if(reference.rejections.begin(), reference.rejections.end(),
                 std::back_inserter(named),
                 [&](const Rejection& rejection) { return rejection.check == check.id; });
    const auto sentence = examine(check, named);
    if (!sentence.empty()) sentences.push_back(sentence);
  }
  return sentences;
}

/// The checks that a reference names and that do not exist.
Sentences find_unknown(const Reference& reference, const VerdictDocument& document) {
  Sentences sentences;
  for (const Rejection& rejection : reference.rejections) {
    const auto is_named = [&](const Verdict& check) { return check.id == rejection.check; };
    if (std::none_of(document.checks.begin(), document.checks.end(), is_named)) {
      sentences.push_back(fmt::format("no check is called {}", rejection.check));
    }
  }
  return sentences;
}

}  // namespace

Sentences find_differences(const Reference& reference, const VerdictDocument& document) {
  if (reference.must_pass()) return differ_from(Status::pass, document);
  if (reference.kind == Kind::starter) return examine_starter(document);
  Sentences sentences = examine_rejections(reference, document);
  const Sentences unknown = find_unknown(reference, document);
  sentences.insert(sentences.end(), unknown.begin(), unknown.end());
  return sentences;
}

}  // namespace boxlab
