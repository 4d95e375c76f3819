#include "course/gaps.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace boxlab {

namespace {

constexpr std::size_t hint_levels = 3;

bool is_named(const std::string& id, const std::vector<Reference>& references) {
  return std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
    const auto names_it = [&](const Rejection& rejection) { return rejection.check == id; };
    return reference.kind == Kind::wrong &&
           std::any_of(reference.rejections.begin(), reference.rejections.end(), names_it);
  });
}

/// Whether a wrong file shows that the check's verdict can say this.
bool is_shown(const std::string& id, const std::string& seen,
              const std::vector<Reference>& references) {
  const auto shows_it = [&](const Rejection& rejection) {
    return rejection.check == id && rejection.text.find(seen) != std::string::npos;
  };
  return std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
    return std::any_of(reference.rejections.begin(), reference.rejections.end(), shows_it);
  });
}

/// What the hints of a check lack that are for what a verdict says.
void examine_special_hints(const std::string& id, const std::vector<SpecialHints>& all,
                           const std::vector<Reference>& references,
                           std::vector<std::string>& gaps) {
  for (const SpecialHints& hints : all) {
    const std::string name = fmt::format("{}.when.{}", id, hints.name);
    if (hints.texts.size() != hint_levels)
      gaps.push_back(fmt::format("{} has {} hints, not {}", name, hints.texts.size(), hint_levels));
    if (!is_shown(id, hints.seen, references))
      gaps.push_back(fmt::format("no wrong shows {}: \"{}\"", name, hints.seen));
  }
}

std::size_t count_hints(const Lab& lab, const std::string& id) {
  const auto hints = lab.hints.find(id);
  return hints == lab.hints.end() ? 0 : hints->second.size();
}

}  // namespace

std::vector<std::string> find_gaps(const Exam& usual, const Exam& full,
                                   const std::vector<Reference>& references) {
  std::vector<std::string> gaps;
  for (const Verdict& check : full.checks) {
    const std::size_t hints = count_hints(full.lab, check.id);
    if (hints == hint_levels) continue;
    gaps.push_back(fmt::format("{} has {} hints, not {}", check.id, hints, hint_levels));
  }
  for (const Verdict& check : usual.checks) {
    if (!is_named(check.id, references)) gaps.push_back("no wrong is rejected by " + check.id);
  }
  for (const auto& [id, all] : full.lab.special_hints)
    examine_special_hints(id, all, references, gaps);
  for (const auto& [id, hints] : full.lab.hints) {
    const auto is_it = [&id = id](const Verdict& check) { return check.id == id; };
    if (std::any_of(full.checks.begin(), full.checks.end(), is_it)) continue;
    gaps.push_back(fmt::format("there are hints for {}, which is no check", id));
  }
  return gaps;
}

}  // namespace boxlab
