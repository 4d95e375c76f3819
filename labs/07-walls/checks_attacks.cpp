#include "checks_attacks.hpp"

#include <fmt/format.h>

#include <map>
#include <sstream>

#include "check/catch/check.hpp"
#include "check/catch/finding.hpp"
#include "check/nested.hpp"
#include "checks_experiment.hpp"
#include "checks_prediction.hpp"

namespace boxlab {

namespace {

/// One thing that the attacker tried.
struct Attack {
  std::string verb;  ///< see, send, attach, exhaust or remove
  std::string mechanism;
  std::string result;  ///< through or cut
};

/// "through" or "cut" for each mechanism, as the program has printed it.
std::map<std::string, std::string> read_ways(const std::string& out) {
  std::map<std::string, std::string> ways;
  std::istringstream words{out};
  for (std::string mechanism, result; words >> mechanism >> result;) ways[mechanism] = result;
  return ways;
}

std::vector<Attack> read_attacks(const std::string& out) {
  std::vector<Attack> attacks;
  std::istringstream words{out};
  for (Attack attack; words >> attack.verb >> attack.mechanism >> attack.result;)
    attacks.push_back(attack);
  return attacks;
}

std::vector<std::string> command(const std::string& path, const Walls& walls) {
  std::vector<std::string> words{path};
  words.insert(words.end(), walls.begin(), walls.end());
  return words;
}

/// Lets one tenant attack another. Throws as ask_kernel() does.
std::vector<Attack> attack_between(const Walls& walls) {
  require_nested_namespaces();
  const Sandbox house =
      Sandbox{}.file(tool("tenants.sh")).file(tool("peer")).file(tool("attacker"));
  const Run run = house.run_command(command("/lab/tenants.sh", walls));
  if (run.ending == Ending::exited && run.status == 0 && run.err.empty())
    return read_attacks(run.out);
  give_up("the attack", run);
}

/// All attacks of one mechanism, and how to see those of the others.
std::string show(const std::vector<Attack>& attacks, const std::string& mechanism,
                 const Walls& walls) {
  std::string lines;
  for (const Attack& attack : attacks) {
    if (attack.mechanism == mechanism)
      lines += fmt::format("  {:8} {:20} {}\n", attack.verb, attack.mechanism, attack.result);
  }
  return fmt::format(
      "the attacker tried:\n{}To see all attacks, in the directory of boxlab:\n  {}\n", lines,
      command_line(command("build/labs/07-walls/tools/tenants.sh", walls)));
}

}  // namespace

Run predict_between(const Walls& walls) {
  return predict({"-b", fmt::format("{}", fmt::join(walls, ","))});
}

bool AttackMatcher::match(const Run& run) const {
  if (!exited_with(0).match(run)) return false;
  const auto ways = read_ways(run.out);
  const auto attacks = attack_between(walls_);
  for (const Attack& attack : attacks) {
    const auto way = ways.find(attack.mechanism);
    const std::string predicted = way == ways.end() ? "nothing" : way->second;
    if (predicted == attack.result) continue;
    record({command_line(run.words), fmt::format("{}: {}", attack.mechanism, attack.result),
            fmt::format("{}: {}", attack.mechanism, predicted),
            show(attacks, attack.mechanism, walls_)});
    return false;
  }
  return true;
}

AttackMatcher agrees_with_attacks(const Walls& walls) { return AttackMatcher{walls}; }

}  // namespace boxlab
