#include "course/hints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace boxlab {

namespace {

bool is_seen(const std::string& text, const Verdict& check) {
  return check.got.find(text) != std::string::npos || check.why.find(text) != std::string::npos;
}

Topic hint_topic(const Lab& lab, const Hints& hints) {
  return {topic_name(lab), "hint", hints.name};
}

}  // namespace

Hints choose_hints(const Lab& lab, const Verdict& check) {
  const auto found = lab.hints.find(check.id);
  if (found == lab.hints.end()) return {check.id, check.id, {}};
  const auto special = lab.special_hints.find(check.id);
  if (special == lab.special_hints.end()) return {check.id, check.id, found->second};
  for (const SpecialHints& hints : special->second) {
    if (is_seen(hints.seen, check)) return {check.id, check.id + ':' + hints.name, hints.texts};
  }
  return {check.id, check.id, found->second};
}

std::size_t count_given(const Progress& progress, const Lab& lab, const Hints& hints) {
  const Fact* fact = progress.find(hint_topic(lab, hints));
  std::size_t given = 0;
  if (fact != nullptr)
    std::from_chars(fact->value.data(), fact->value.data() + fact->value.size(), given);
  return std::min(given, hints.texts.size());
}

std::size_t give_hint(const Course& course, const Lab& lab, const Hints& hints,
                      const Verdict& check) {
  std::size_t given = 0;
  change_progress(course, [&](Progress& progress) {
    const std::size_t shown = check.hint.empty() ? 0 : 1;
    given = std::min(std::max(count_given(progress, lab, hints), shown) + 1, hints.texts.size());
    progress.set(hint_topic(lab, hints), std::to_string(given));
  });
  return given;
}

const Verdict* first_failed(const VerdictDocument& document) {
  const auto failed = std::find_if(
      document.checks.begin(), document.checks.end(),
      [](const Verdict& check) { return check.status == Status::fail && check.was_tried(); });
  return failed == document.checks.end() ? nullptr : &*failed;
}

}  // namespace boxlab
