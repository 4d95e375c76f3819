// Verdicts for people.
#pragma once

#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "cli/headline.hpp"
#include "cli/palette.hpp"
#include "cli/pending.hpp"
#include "course/judge.hpp"

namespace boxlab {

/// How a report is written.
struct Style {
  Palette palette{false};
  bool has_pending = false;  ///< the last line says what goes on, and goes
  bool is_verbose = false;   ///< all there is to say about each check, not only about the first
};

/// Writes verdicts as text of 80 columns, each as soon as it is known. The exam and the stream must
/// outlive it.
class CheckReport {
 public:
  CheckReport(std::ostream& out, const Exam& exam, const Style& style);

  /// The title. `subject` says what is judged: "your file: ...".
  void begin(const std::string& subject);
  /// What the compiler said.
  void add(const Diagnostics& build);
  /// The program has been built, if it can be: the checks begin.
  void begin_checks();
  /// A check: its line, and of the first that failed all that there is to say.
  void add(const Verdict& check);
  /// The points, and what to do next.
  void end(const VerdictDocument& document);

  /// All of it at once, for verdicts that are known already.
  void show(const std::string& subject, const VerdictDocument& document);

 private:
  void print(const std::string& text);
  void announce(std::size_t check);
  std::string describe(const Verdict& check);

  std::ostream& out_;
  const Exam& exam_;
  Style style_;
  Headlines headlines_;
  Pending pending_;
  std::size_t count_ = 0;           ///< of the checks so far
  bool has_program_ = true;         ///< it has been built
  std::vector<Verdict> described_;  ///< in full
  std::set<std::string> untried_;   ///< what is to be said about checks that were left out
};

}  // namespace boxlab
