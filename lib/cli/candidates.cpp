#include "cli/candidates.hpp"

#include <fmt/core.h>

#include "cli/typed.hpp"
#include "course/course.hpp"

namespace boxlab {

namespace {

using Words = std::vector<Candidate>;

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// By name, or by number where a number has been begun.
Words list_labs(const std::string& begun) {
  const bool is_number = !begun.empty() && begun[0] >= '0' && begun[0] <= '9';
  Words words;
  for (const Lab& lab : find_course().labs)
    words.push_back({is_number ? lab.name : lab.names()[1], lab.title});
  return words;
}

/// The checks of a lab, by its hints: to ask its checker would take longer.
Words list_checks(const std::string& lab_name) {
  const Course course = find_course();
  const Lab& lab = lab_name.empty() ? course.labs.front() : course.lab(lab_name);
  Words words;
  for (const auto& [id, hints] : lab.hints) words.push_back({id, ""});
  return words;
}

/// What an option's value, or an argument, can be: that is known by what the help calls it.
Candidates list_values(const std::string& kind, const Typed& typed) {
  if (kind == "LAB") return {list_labs(typed.current)};
  if (kind == "ID") return {list_checks(typed.lab)};
  if (kind == "FILE" || kind == "PROGRAM") return {{}, Candidates::Names::files};
  if (kind == "DIR") return {{}, Candidates::Names::directories};
  return {};
}

Words list_options(const CLI::App& command) {
  Words words;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames())
      words.push_back({"--" + name, option->get_description()});
  }
  return words;
}

Words list_commands(const CLI::App& command) {
  Words words;
  for (const CLI::App* sub : command.get_subcommands({}))
    words.push_back({sub->get_name(), first_line(sub->get_description())});
  return words;
}

Candidates list_all(const Typed& typed) {
  if (!typed.wanted.empty()) return list_values(typed.wanted, typed);
  if (typed.is_behind_command) return {{}, Candidates::Names::files};
  if (typed.current.starts_with('-')) return {list_options(*typed.command)};
  return {list_commands(*typed.command)};
}

}  // namespace

Candidates find_candidates(const CLI::App& app, const std::vector<std::string>& words) {
  const Typed typed = read_typed(app, words);
  Candidates all = list_all(typed);
  std::erase_if(all.words, [&](const Candidate& candidate) {
    return !candidate.word.starts_with(typed.current);
  });
  for (Candidate& candidate : all.words) candidate.word.insert(0, typed.prefix);
  return all;
}

int answer_shell(const CLI::App& app, const std::vector<std::string>& words) {
  const Candidates candidates = find_candidates(app, words);
  for (const Candidate& one : candidates.words) fmt::print("{}\t{}\n", one.word, one.description);
  if (candidates.names == Candidates::Names::files) fmt::print(":files\n");
  if (candidates.names == Candidates::Names::directories) fmt::print(":directories\n");
  return 0;
}

}  // namespace boxlab
