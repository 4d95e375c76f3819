// What a check can ask of a run: CHECK_THAT(run, exited_with(0)).
#pragma once

#include <catch2/matchers/catch_matchers.hpp>
#include <functional>
#include <string>

#include "check/run.hpp"
#include "check/session.hpp"

namespace boxlab {

/// Asks one question of a run. Of a run that did not end, each says first why it did not.
class RunMatcher : public Catch::Matchers::MatcherBase<Run> {
 public:
  /// Says what is wrong with the run in words, or returns an empty text.
  using Question = std::function<std::string(const Run&)>;

  /// `expected` is how the verdict calls it: "exit status 0".
  RunMatcher(std::string expected, Question question);
  /// Asks, and records what is wrong: see record().
  bool match(const Run& run) const override;
  std::string describe() const override { return expected_; }  ///< for Catch2: `expected`

 private:
  std::string expected_;
  Question question_;
};

/// The program ended by itself with this exit status.
RunMatcher exited_with(int status);
/// Its stdout is exactly this.
RunMatcher printed(const std::string& text);
/// This stands somewhere in its stderr.
RunMatcher complained_of(const std::string& text);
/// Neither processes nor IPC objects, files or mounts are there when it has ended.
RunMatcher left_nothing_behind();
/// It waited for each of its children: none, dead or alive, was left to init.
RunMatcher waited_for_all_children();
/// No process of it took more memory than this at any time.
RunMatcher stayed_below_mib(long mib);

/// Asks one question of the processes of a run that is going on.
class LookMatcher : public Catch::Matchers::MatcherBase<Look> {
 public:
  /// Says what is wrong with the processes in words, or returns an empty text.
  using Question = std::function<std::string(const Processes&)>;

  /// `expected` is how the verdict calls it: "two processes".
  LookMatcher(std::string expected, Question question);
  /// Asks, and records what is wrong: see record().
  bool match(const Look& look) const override;
  std::string describe() const override { return expected_; }  ///< for Catch2: `expected`

 private:
  std::string expected_;
  Question question_;
};

/// The kernel shows that what `expected` says is so: `question` finds nothing wrong with it.
LookMatcher shows(std::string expected, LookMatcher::Question question);

}  // namespace boxlab

namespace Catch {
template <>
struct StringMaker<boxlab::Run> {
  static std::string convert(const boxlab::Run& run) { return boxlab::command_line(run.words); }
};
template <>
struct StringMaker<boxlab::Look> {
  static std::string convert(const boxlab::Look& look) { return boxlab::command_line(look.words); }
};
}  // namespace Catch
