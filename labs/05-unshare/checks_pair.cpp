#include <fmt/format.h>

#include <sstream>

#include "checks_pair.hpp"

namespace boxlab {

namespace {

constexpr auto not_there = "the command does not run";

Look wait_for_both(Session& session) {
  return session.wait_for([](const Processes& processes) {
    return find_asleep(processes, "sleep", "1001") != nullptr &&
           find_asleep(processes, "sleep", "1002") != nullptr;
  });
}

/// The words of a text, with one blank between them.
std::string squeeze(const std::string& text) {
  std::istringstream words{text};
  std::string squeezed;
  for (std::string word; words >> word;) squeezed += (squeezed.empty() ? "" : " ") + word;
  return squeezed;
}

std::string read(const Pair& pair, const Process& process, const std::string& name) {
  return squeeze(pair.session().read(process, name));
}

std::set<std::string> changed_kinds(const Pair& pair) {
  return different_kinds(pair.session(), *pair.inside(), *pair.outside());
}

}  // namespace

Pair::Pair(const std::string& options, const Sandbox& sandbox)
    : session_{sandbox.start_shell("sleep 1001 & unshare " + options + " sleep 1002; exit $?")},
      look_{wait_for_both(session_)} {}

const Process* Pair::outside() const { return find_asleep(look_.processes, "sleep", "1001"); }

const Process* Pair::inside() const { return find_asleep(look_.processes, "sleep", "1002"); }

LookMatcher has_new(const Pair& pair, const std::set<std::string>& kinds) {
  return shows("new for the command: " + list_kinds(kinds), [&pair, kinds](const Processes&) {
    if (pair.inside() == nullptr || pair.outside() == nullptr) return std::string{not_there};
    const std::set<std::string> changed = changed_kinds(pair);
    return changed == kinds ? "" : "new for the command: " + list_kinds(changed);
  });
}

LookMatcher has_same(const Pair& pair, const std::string& name) {
  return shows("the same " + name + " inside and outside", [&pair, name](const Processes&) {
    if (pair.inside() == nullptr || pair.outside() == nullptr) return std::string{not_there};
    const std::string inside = read(pair, *pair.inside(), name);
    const std::string outside = read(pair, *pair.outside(), name);
    if (inside == outside) return std::string{};
    return fmt::format("\"{}\" inside, \"{}\" outside", inside, outside);
  });
}

LookMatcher reads(const Pair& pair, const std::string& name, const std::string& text) {
  return shows(fmt::format("{} of the command is \"{}\"", name, text),
               [&pair, name, text](const Processes&) {
                 if (pair.inside() == nullptr) return std::string{not_there};
                 const std::string got = read(pair, *pair.inside(), name);
                 return got == text ? "" : fmt::format("it is \"{}\"", got);
               });
}

}  // namespace boxlab
