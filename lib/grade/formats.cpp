// The formats of one result each. All of them are made from the verdict document.
#include "grade/formats.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace boxlab::grade {

namespace {

using FormatJson = nlohmann::ordered_json;

bool has_passed(const Verdict& check) { return check.status == Status::pass; }

double seconds_of(const Work& work) {
  double seconds = 0;
  for (const Verdict& check : work.document.checks) seconds += check.seconds;
  return seconds;
}

/// What there is to say about the whole: that it does not build, or why there is no file.
std::string headline_of(const Work& work) {
  if (work.outcome == Outcome::not_built) return work.document.build->log;
  if (work.outcome == Outcome::graded) return "";
  std::string line{to_text(work.outcome)};
  for (const std::string& note : work.notes) line += ": " + note;
  return line;
}

void add_line(std::string& text, std::string_view what, const std::string& value) {
  if (value.empty()) return;
  if (!text.empty()) text += '\n';
  text += fmt::format("{}{}", what, value);
}

FormatJson gradescope_test(const Verdict& check) {
  return {{"number", check.id},        {"name", check.title},
          {"score", check.points},     {"max_score", check.max_points},
          {"output", feedback(check)}, {"status", has_passed(check) ? "passed" : "failed"},
          {"output_format", "text"}};
}

FormatJson classroom_test(const Verdict& check) {
  const std::string message = feedback(check);
  return {{"name", check.id + ": " + check.title},
          {"status", has_passed(check) ? "pass" : "fail"},
          {"score", check.points},
          {"message", message.empty() ? FormatJson{} : FormatJson(message)},
          {"test_code", check.ran},
          {"filename", ""},
          {"line_no", 0},
          {"execution_time", fmt::format("{:.2f}s", check.seconds)}};
}

FormatJson dodona_test(const Verdict& check) {
  const bool passed = has_passed(check);
  FormatJson test{{"accepted", passed}, {"expected", check.expected}, {"generated", check.got}};
  if (!check.why.empty()) test["messages"] = {check.why};
  const FormatJson testcase{
      {"accepted", passed}, {"description", check.title}, {"tests", FormatJson::array({test})}};
  return {{"accepted", passed}, {"groups", FormatJson::array({testcase})}};
}

const char* dodona_status(const Work& work) {
  if (work.outcome == Outcome::not_built) return "compilation error";
  return work.document.passed() ? "correct" : "wrong";
}

}  // namespace

std::string feedback(const Verdict& check) {
  std::string text;
  if (has_passed(check)) return text;
  add_line(text, "ran: ", check.ran);
  add_line(text, "expected: ", check.expected);
  add_line(text, "got: ", check.got);
  add_line(text, "", check.why);
  add_line(text, "hint: ", check.hint);
  return text;
}

std::string to_gradescope(const Work& work) {
  FormatJson json{{"score", work.document.points()},
                  {"execution_time", seconds_of(work)},
                  {"output", headline_of(work)},
                  {"output_format", "text"},
                  {"tests", FormatJson::array()}};
  for (const Verdict& check : work.document.checks) json["tests"].push_back(gradescope_test(check));
  return json.dump(1) + "\n";
}

/// Autolab takes a ':' after a letter for the end of a key, even in a text: so there is none in the
/// names, which are the ids of the checks. The last line is the one that counts.
std::string to_autolab(const Work& work) {
  FormatJson results{{"_presentation", "semantic"}, {"stages", {"Build", "Checks"}}};
  results["Build"]["compile"]["passed"] = work.outcome == Outcome::graded;
  FormatJson scores;
  for (const Verdict& check : work.document.checks) {
    results["Checks"][check.id]["passed"] = has_passed(check);
    scores["scores"][check.id] = check.points;
  }
  return results.dump() + "\n" + scores.dump() + "\n";
}

std::string to_classroom(const Work& work) {
  FormatJson json{{"version", 1},
                  {"status", work.document.passed() ? "pass" : "fail"},
                  {"max_score", work.document.max_points()},
                  {"tests", FormatJson::array()}};
  for (const Verdict& check : work.document.checks) json["tests"].push_back(classroom_test(check));
  return json.dump(1) + "\n";
}

std::string to_prairielearn(const Work& work) {
  const int most = work.document.max_points();
  const double score = most == 0 ? 0 : static_cast<double>(work.document.points()) / most;
  FormatJson json{{"gradable", true},
                  {"score", score},
                  {"output", headline_of(work)},
                  {"tests", FormatJson::array()}};
  for (const Verdict& check : work.document.checks) {
    json["tests"].push_back({{"name", check.id},
                             {"description", check.title},
                             {"points", check.points},
                             {"max_points", check.max_points},
                             {"output", feedback(check)}});
  }
  return json.dump(1) + "\n";
}

std::string to_dodona(const Work& work) {
  FormatJson contexts = FormatJson::array();
  int failed = 0;
  for (const Verdict& check : work.document.checks) {
    contexts.push_back(dodona_test(check));
    failed += has_passed(check) ? 0 : 1;
  }
  const FormatJson tab{
      {"description", work.document.lab}, {"badgeCount", failed}, {"groups", contexts}};
  FormatJson json{{"accepted", work.document.passed()},
                  {"status", dodona_status(work)},
                  {"groups", FormatJson::array({tab})}};
  const std::string said = headline_of(work);
  if (!said.empty()) json["messages"] = FormatJson::array({said});
  return json.dump(1) + "\n";
}

}  // namespace boxlab::grade
