#include "course/errors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <sstream>

#include "course/toml.hpp"

namespace boxlab {

namespace {

constexpr int errors_end = 134;  // of Linux: errno(3)

/// Reads the lines of one section [CALL.ERRNO].
void read_causes(std::vector<ErrorReason>& errors, const ErrorReason& section,
                 const toml::node& causes) {
  if (errno_called(section.error) == 0)
    refuse_toml(causes.source(), fmt::format("no error is called {}", section.error));
  if (!causes.is_table()) refuse_toml(causes.source(), "[CALL.ERRNO] has lines CAUSE = \"...\"");
  for (const auto& [cause, reason] : *causes.as_table()) {
    if (!reason.is_string()) refuse_toml(reason.source(), "a reason is a text");
    errors.push_back(section);
    errors.back().cause = cause.str();
    errors.back().reason = reason.as_string()->get();
  }
}

void read_errors_of(const Lab& lab, std::vector<ErrorReason>& errors) {
  const auto path = lab.directory / "errors.toml";
  if (!std::filesystem::exists(path)) return;
  for (const auto& [call, kinds] : read_toml(path)) {
    if (!kinds.is_table()) refuse_toml(kinds.source(), "a section is called [CALL.ERRNO]");
    for (const auto& [error, causes] : *kinds.as_table())
      read_causes(errors, {lab.name, std::string{call.str()}, std::string{error.str()}, {}, {}},
                  causes);
  }
}

/// The error that stands at the end of a line: "(EPERM)", or else its description.
std::string find_error(std::string_view end) {
  for (int number = 1; number < errors_end; ++number) {
    const char* name = strerrorname_np(number);
    if (name == nullptr) continue;
    if (end == strerrordesc_np(number) || end.ends_with(fmt::format("({})", name))) return name;
  }
  return {};
}

std::optional<FailedCall> read_failed_call(std::string_view line) {
  const auto colon = line.rfind(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string error = find_error(line.substr(colon + 2));
  if (error.empty()) return std::nullopt;
  const std::string_view before = line.substr(0, colon);
  const auto name = before.rfind(": ");
  const auto start = name == std::string_view::npos ? 0 : name + 2;
  const auto word = before.find_first_not_of(' ', start);
  return FailedCall{std::string{before.substr(std::min(word, before.size()))}, error};
}

/// Whether `what` begins with the call.
bool is_call(const ErrorReason& reason, const std::string& what) {
  return what.substr(0, what.find_first_of(" (:")) == reason.call_alone();
}

/// Whether the row is for one object, and that is the one of `what`.
bool is_of_object(const ErrorReason& reason, const std::string& what) {
  const auto space = reason.call.find(' ');
  return space != std::string::npos &&
         what.find(reason.call.substr(space + 1)) != std::string::npos;
}

template <class Wanted>
std::vector<ErrorReason> only(const std::vector<ErrorReason>& all, Wanted is_wanted) {
  std::vector<ErrorReason> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some), is_wanted);
  return some;
}

/// Those that are wanted, or all where none is.
template <class Wanted>
std::vector<ErrorReason> preferably(const std::vector<ErrorReason>& all, Wanted is_wanted) {
  auto some = only(all, is_wanted);
  return some.empty() ? all : some;
}

}  // namespace

int errno_called(std::string_view name) {
  for (int number = 1; number < errors_end; ++number) {
    const char* known = strerrorname_np(number);
    if (known != nullptr && known == name) return number;
  }
  return 0;
}

std::vector<ErrorReason> read_errors(const Course& course) {
  std::vector<ErrorReason> errors;
  for (const Lab& lab : course.labs) read_errors_of(lab, errors);
  return errors;
}

std::optional<FailedCall> find_failed_call(std::string_view err) {
  std::optional<FailedCall> latest;
  std::istringstream lines{std::string{err}};
  for (std::string line; std::getline(lines, line);) {
    if (auto failed = read_failed_call(line)) latest = std::move(failed);
  }
  return latest;
}

std::vector<ErrorReason> find_reasons(const std::vector<ErrorReason>& errors, std::string_view lab,
                                      const FailedCall& failed) {
  auto reasons = only(errors, [&](const ErrorReason& reason) {
    return reason.error == failed.error && is_call(reason, failed.what);
  });
  reasons = preferably(reasons, [&](const ErrorReason& reason) { return reason.lab == lab; });
  return preferably(reasons,
                    [&](const ErrorReason& reason) { return is_of_object(reason, failed.what); });
}

std::string describe(const std::vector<ErrorReason>& reasons) {
  if (reasons.empty()) return {};
  const ErrorReason& first = reasons.front();
  const std::string title = first.call_alone() + " " + first.error;
  if (reasons.size() == 1) return fmt::format("{}: {}\n", title, first.reason);
  std::string text = title + " has one of these reasons:\n";
  for (const ErrorReason& reason : reasons) text += fmt::format("- {}\n", reason.reason);
  return text;
}

}  // namespace boxlab
