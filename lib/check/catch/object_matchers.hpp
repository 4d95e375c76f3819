// What a check can ask of the IPC objects of a sandbox: CHECK_THAT(shell.inventory(), holds(...)).
#pragma once

#include <catch2/matchers/catch_matchers.hpp>
#include <functional>
#include <string>

#include "check/run.hpp"
#include "check/shell.hpp"

namespace boxlab {

/// Asks one question of the IPC objects.
class ObjectMatcher : public Catch::Matchers::MatcherBase<Inventory> {
 public:
  /// Says what is there instead, in words, or returns an empty text when all is as expected.
  using Question = std::function<std::string(const IpcObjects&)>;

  /// `expected` is how the verdict calls it: "no message queue".
  ObjectMatcher(std::string expected, Question question);
  /// Asks, and records what is wrong: see record().
  bool match(const Inventory& inventory) const override;
  std::string describe() const override { return expected_; }  ///< for Catch2: `expected`

 private:
  std::string expected_;
  Question question_;
};

}  // namespace boxlab

namespace Catch {
template <>
struct StringMaker<boxlab::Inventory> {
  static std::string convert(const boxlab::Inventory& inventory) {
    return boxlab::command_line(inventory.words);
  }
};
}  // namespace Catch
