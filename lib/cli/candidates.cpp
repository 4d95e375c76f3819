#include "cli/candidates.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "cli/typed.hpp"
#include "course/course.hpp"
#include "course/errors.hpp"
#include "course/needs.hpp"

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

Words list_needs_to_try() {
  Words words;
  for (const std::string& name : list_needs(find_course())) words.push_back({name, ""});
  return words;
}

void add_word_once(Words& words, const std::string& word) {
  const auto is_it = [&](const Candidate& one) { return one.word == word; };
  if (std::none_of(words.begin(), words.end(), is_it)) words.push_back({word, ""});
}

/// The calls of which the labs explain an error.
Words list_calls() {
  Words words;
  for (const ErrorReason& row : read_errors(find_course())) add_word_once(words, row.call_alone());
  return words;
}

Words list_errors_of(const std::string& call) {
  Words words;
  for (const ErrorReason& row : read_errors(find_course()))
    if (row.call_alone() == call) add_word_once(words, row.error);
  return words;
}

/// What an option's value, or an argument, can be: that is known by what the help calls it.
Candidates list_values(const std::string& kind, const Typed& typed) {
  if (kind == "LAB") return {list_labs(typed.current)};
  if (kind == "ID") return {list_checks(typed.lab)};
  if (kind == "NEED") return {list_needs_to_try()};
  if (kind == "CALL") return {list_calls()};
  if (kind == "ERRNO") return {list_errors_of(typed.call)};
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
