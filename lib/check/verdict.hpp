// What checks come to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boxlab {

/// What a check can come to.
enum class Status {
  pass,
  fail,
  blocked,  ///< this machine lacks something: nothing is said about the program
  error,    ///< the file did not build, or the checker failed: likewise
};

/// "pass", "fail", "blocked" or "error".
std::string_view to_text(Status status);

/// Where checks ran.
enum class Where {
  here,  ///< on this machine
  vm,    ///< in a virtual machine (lib/vm), which has a kernel of its own
};

/// "here" or "vm".
std::string_view to_text(Where where);

/// What one check came to. Its texts hold no control characters but line feeds.
struct Verdict {
  std::string id;                 ///< "pipes.eof"
  std::string title;              ///< "the last reader sees end-of-file"
  Status status = Status::error;  ///< what it came to
  int points = 0;                 ///< that it gives: `max_points` for a pass, else 0
  int max_points = 0;             ///< that it can give
  std::string ran;                ///< the command line
  std::string expected;           ///< what should have come of it
  std::string got;                ///< what came of it
  std::string why;                ///< the explanation
  std::string hint;               ///< to follow next; empty where there is none
  double seconds = 0;             ///< that the check took
  bool is_explained = false;      ///< `why` says what goes on: a hint could only distract
  std::string needed;  ///< the check that has to pass first, when this one was left out for it
  std::string err;     ///< of a check that failed, what the program said; no part of a document
  std::string lacks;  ///< what the machine is without, when the lab says that it needs it: "cgroup"

  /// What `got` is when a check that this one needs has failed: this one was left out, or it found
  /// nothing wrong but gives no points yet.
  static constexpr auto not_tried = "not tried";
  static constexpr auto not_counted = "not counted";  ///< see `not_tried`

  /// False when the check says nothing, because one that it depends on had failed.
  bool was_tried() const { return got != not_tried && got != not_counted; }
};

/// What the compiler said about a file.
struct Diagnostics {
  bool ok = true;     ///< there is a program
  std::string first;  ///< the first error, or else the worst warning, with its source lines
  std::string log;    ///< everything
  std::string kept;   ///< the file that holds the log, as people call it; empty when there is none
};

/// The verdict document: what all checks of a lab came to in one go.
struct VerdictDocument {
  std::string lab;                   ///< "01-pipes"
  std::uint32_t seed = 0;            ///< of the random numbers that the checks used
  std::vector<Verdict> checks;       ///< in the order of the lab
  std::optional<Diagnostics> build;  ///< when the compiler had something to say
  Where where = Where::here;         ///< the machine that they ran on
  double build_seconds = 0;          ///< that building took; 0 where nothing was built

  int points() const;      ///< of all checks together
  int max_points() const;  ///< likewise, if all of them passed
  /// Whether any check came to this.
  bool has(Status status) const;
  /// Every check passed.
  bool passed() const;
};

/// What `boxlab` exits with: 0 all passed; 1 at least one fail; 3 blocked or error, and no fail.
int exit_status(const VerdictDocument& document);

}  // namespace boxlab
