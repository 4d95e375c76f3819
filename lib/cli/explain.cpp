#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "course/errors.hpp"
#include "course/nearest.hpp"

namespace boxlab {

namespace {

constexpr auto explain_footer = R"(Examples:
  boxlab explain                         all errors that the labs explain
  boxlab explain pivot_root              those of one call
  boxlab explain pivot_root EINVAL       one of them; 22 or einval will do
  boxlab explain 'box: pivot_root /new: Invalid argument (EINVAL)'
                                         the same, as a program says it

Exit status: 0 there is an explanation; 1 there is none.)";

struct ExplainOptions {
  std::optional<std::string> call;
  std::optional<std::string> error;
};

using Errors = std::vector<ErrorReason>;

/// The texts of which nobody needs to be told twice.
void add_once(std::vector<std::string>& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

std::string hanging(const std::string& text, std::size_t first, std::size_t others) {
  std::string shown(first, ' ');
  const auto lines = wrap(text, page_width - others);
  for (const std::string& line : lines)
    shown += (&line == &lines.front() ? "" : std::string(others, ' ')) + line + "\n";
  return shown;
}

/// For each lab, its calls, and the errors of each: "pivot_root EBUSY EINVAL".
void list_errors(const Errors& errors) {
  fmt::print("What these errors mean in the labs: boxlab explain CALL [ERRNO]\n");
  std::string lab;
  std::string call;
  std::vector<std::string> lines;
  for (const ErrorReason& row : errors) {
    if (row.lab != lab || row.call != call) lines.push_back(row.call_alone());
    if (row.lab != lab) lines.back() = "\n" + row.lab + "\n" + lines.back();
    if (!lines.back().ends_with(" " + row.error)) lines.back() += " " + row.error;
    lab = row.lab;
    call = row.call;
  }
  for (const std::string& line : lines) fmt::print("{}\n", line);
}

/// "EINVAL" for "einval" and for "22". Throws UnknownName.
std::string error_called(std::string name) {
  const bool is_number = !name.empty() && std::all_of(name.begin(), name.end(), isdigit);
  if (is_number && name.size() < 4) {
    const char* known = strerrorname_np(std::stoi(name));
    if (known != nullptr) return known;
  }
  std::transform(name.begin(), name.end(), name.begin(), toupper);
  if (errno_called(name) != 0) return name;
  throw UnknownName{"error", name, {"EACCES", "EAGAIN", "EBUSY", "EINVAL", "ENOENT", "EPERM"}};
}

/// The call alone, of what is typed as "unshare()" or "unshare(2)". Throws UnknownName.
std::string call_named(const Errors& errors, const std::string& typed) {
  std::string call = typed.substr(0, typed.find('('));
  std::vector<std::string> known;
  for (const ErrorReason& row : errors) {
    if (row.call_alone() == call) return call;
    add_once(known, row.call_alone());
  }
  throw UnknownName{"call", call, known};
}

void print_reason(const ErrorReason& row) {
  fmt::print("{}", hanging(fmt::format("- {}", row.reason), 2, 4));
}

/// All that is known about these rows, which are about one call: by error and lab.
void print_reasons(const Errors& rows) {
  std::string title;
  for (const ErrorReason& row : rows) {
    const std::string own =
        fmt::format("{} {}: {}", row.call, row.error, strerrordesc_np(errno_called(row.error)));
    const std::string line =
        own.size() + row.lab.size() + 1 < page_width ? spread(own, row.lab) : own + "  " + row.lab;
    if (line != title) fmt::print("{}{}\n", title.empty() ? "" : "\n", line);
    title = line;
    print_reason(row);
  }
}

int explain_nothing(const Errors& of_call, const std::string& call, const std::string& error) {
  std::vector<std::string> known;
  for (const ErrorReason& row : of_call) add_once(known, row.error);
  fmt::print(
      "No lab says why {} fails with {} ({}), only with {}.\nIts manual page may: man 2 {}\n", call,
      error, strerrordesc_np(errno_called(error)), fmt::join(known, ", "), call);
  return 1;
}

int explain_call(const Errors& errors, const std::string& call,
                 const std::optional<std::string>& error) {
  Errors of_call;
  std::copy_if(errors.begin(), errors.end(), std::back_inserter(of_call),
               [&](const ErrorReason& row) { return row.call_alone() == call; });
  Errors rows = of_call;
  if (error) std::erase_if(rows, [&](const ErrorReason& row) { return row.error != *error; });
  if (rows.empty()) return explain_nothing(of_call, call, *error);
  print_reasons(rows);
  return 0;
}

int explain_message(const Errors& errors, const std::string& message) {
  const auto failed = find_failed_call(message);
  if (!failed) throw CLI::ValidationError{"CALL", "this tells of no failed call: " + message};
  const auto rows = find_reasons(errors, "", *failed);
  if (!rows.empty()) {
    print_reasons(rows);
    return 0;
  }
  const std::string call = failed->what.substr(0, failed->what.find(' '));
  return explain_call(errors, call_named(errors, call), failed->error);
}

int explain_error(const ExplainOptions& options) {
  const Errors errors = read_errors(find_course());
  if (!options.call) {
    list_errors(errors);
    return 0;
  }
  if (options.call->find(": ") != std::string::npos) return explain_message(errors, *options.call);
  const std::string call = call_named(errors, *options.call);
  return explain_call(errors, call,
                      options.error ? std::optional{error_called(*options.error)} : std::nullopt);
}

}  // namespace

void add_explain(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("explain", "Say why a call fails with an error, in the labs' words");
  const auto options = std::make_shared<ExplainOptions>();
  command->footer(explain_footer);
  add_text(*command, "CALL", options->call, "The call, or what a program says of its error")
      ->type_name("");
  add_text(*command, "ERRNO", options->error, "The error: EINVAL")->type_name("");
  command->callback([options, &status] { status = explain_error(*options); });
}

}  // namespace boxlab
