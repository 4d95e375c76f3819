#include "cli/doctor_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/details.hpp"
#include "cli/offer.hpp"
#include "cli/text.hpp"

namespace boxlab {

namespace {

constexpr std::size_t state_width = 7;
constexpr std::size_t need_width = 14;
constexpr std::size_t labs_width = 26;
constexpr std::size_t how_width = page_width - state_width - need_width - labs_width;

using Labs = std::vector<const Lab*>;

/// "05 06 06b"
std::string numbers_of(const Labs& labs) {
  std::string text;
  for (const Lab* lab : labs)
    text += (text.empty() ? "" : " ") + lab->name.substr(0, lab->name.find('-'));
  return text;
}

std::string state_of(const TriedNeed& need, const Palette& palette) {
  if (!need.lack) return palette.good(pad("ok", state_width));
  return need.is_lacking() ? palette.bad(pad("LACKS", state_width))
                           : palette.doubtful(pad("?", state_width));
}

std::string how_of(const TriedNeed& need) {
  return need.was_tried() ? need.how : fmt::format("not tried: {} comes first", need.lack->need);
}

std::string line_of(const std::vector<std::string>& cell, std::size_t line) {
  return line < cell.size() ? cell[line] : "";
}

bool needs_what_is_lacking(const Lab& lab, const std::vector<TriedNeed>& needs, bool in_vm) {
  return std::any_of(needs.begin(), needs.end(), [&](const TriedNeed& need) {
    const bool is_its = std::find(need.labs.begin(), need.labs.end(), &lab) != need.labs.end();
    return is_its && need.lack && !(in_vm && need.is_in_vm);
  });
}

Labs that_can_be_judged(const Labs& labs, const std::vector<TriedNeed>& needs, bool in_vm) {
  Labs found;
  std::copy_if(labs.begin(), labs.end(), std::back_inserter(found), [&](const Lab* lab) {
    return !needs_what_is_lacking(*lab, needs, in_vm) &&
           (!in_vm || needs_what_is_lacking(*lab, needs, false));
  });
  return found;
}

std::string describe_lack(const TriedNeed& need, const Palette& palette) {
  const std::string title = fmt::format("{}: {}", need.name, need.what);
  std::string text = "\n" + palette.bad("LACKS  ") + title + "\n";
  text += detail("found", describe(*need.lack), palette);
  if (need.is_in_vm && !need.labs.empty())
    text +=
        detail("or", "a virtual machine has it:\n  " + call_with_vm(*need.labs.front(), need.name),
               palette);
  return text;
}

}  // namespace

std::string head_of_rows(const Palette& palette) {
  return palette.quiet(pad("", state_width) + pad("need", need_width) + pad("labs", labs_width) +
                       "how it was tried") +
         "\n";
}

std::string row_of(const TriedNeed& need, std::size_t count, const Palette& palette) {
  const bool is_for_all = need.labs.size() == count && count > 1;
  const auto labs = wrap(is_for_all ? "all" : numbers_of(need.labs), labs_width - 2);
  const auto how = wrap(how_of(need), how_width);
  std::string text;
  for (std::size_t line = 0; line < std::max(labs.size(), how.size()); ++line) {
    text += line == 0 ? state_of(need, palette) + pad(need.name, need_width)
                      : std::string(state_width + need_width, ' ');
    text += pad(line_of(labs, line), labs_width) + line_of(how, line) + "\n";
  }
  return text;
}

std::string describe_lacks(const std::vector<TriedNeed>& needs, const Palette& palette) {
  std::string text;
  for (const TriedNeed& need : needs) {
    if (need.is_lacking()) text += describe_lack(need, palette);
  }
  return text;
}

std::string sum_up(const std::vector<TriedNeed>& needs, const Labs& labs, const Palette& palette) {
  const Labs here = that_can_be_judged(labs, needs, false);
  const Labs in_vm = that_can_be_judged(labs, needs, true);
  if (here.size() == labs.size())
    return palette.good("This machine has all that these labs need.") + "\n";
  std::string text = "Can be judged here: " + (here.empty() ? "none" : numbers_of(here)) + "\n";
  if (!in_vm.empty()) text += "In a virtual machine: " + numbers_of(in_vm) + "\n";
  return text;
}

}  // namespace boxlab
