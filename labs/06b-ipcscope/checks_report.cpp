#include "checks_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <regex>

#include "check/catch/explain.hpp"
#include "checks_expect.hpp"

namespace boxlab {

namespace {

using Json = nlohmann::json;
using Fault = std::function<std::string(const Json&)>;

/// A question about all that was printed.
RunMatcher::Question of_report(const Fault& fault) {
  return [fault](const Run& run) -> std::string {
    if (run.ending != Ending::exited || run.status != 0) return describe_end(run);
    const Json report = Json::parse(run.out, nullptr, false);
    if (report.is_discarded()) return "no JSON on stdout: " + excerpt(run.out);
    return fault(report);
  };
}

/// The entry of a namespace; null when it is not there, or there are several.
Json find_entry(const Json& report, const std::string& inode) {
  Json found;
  for (const Json& entry : report["namespaces"]) {
    if (entry["inode"] != std::stoul(inode)) continue;
    if (!found.is_null()) return {};
    found = entry;
  }
  return found;
}

/// The parts of `entry` that `expected` has too.
Json common_part(const Json& entry, const Json& expected) {
  Json part = Json::object();
  for (const auto& [key, value] : expected.items()) {
    if (entry.contains(key)) part[key] = entry[key];
  }
  return part;
}

/// The entries of a list, without what those of `expected`, which all have one form, lack.
Json comparable(const Json& list, const Json& expected) {
  if (expected.empty()) return list;
  Json parts = Json::array();
  for (const Json& entry : list) parts.push_back(common_part(entry, expected[0]));
  return parts;
}

/// Those entries that are in `list` more often than in `other`.
Json without(const Json& list, const Json& other) {
  std::multiset<Json> rest{other.begin(), other.end()};
  Json extra = Json::array();
  for (const Json& entry : list) {
    const auto found = rest.find(entry);
    if (found == rest.end())
      extra.push_back(entry);
    else
      rest.erase(found);
  }
  return extra;
}

/// A list, or of a long one an entry that the other does not have.
std::string brief(const Json& list, const Json& other) {
  if (list.size() <= 9) return shown(list);
  const Json extra = without(list, other);
  const std::string text = fmt::format("{} of them", list.size());
  return extra.empty() ? text : text + ", one of them " + shown(extra[0]);
}

/// What a namespace has of a kind, and what the kernel says, when they are not the same entries.
struct Difference {
  std::string got;
  std::string expected;
};

std::optional<Difference> find_difference(const Json& entry, const std::string& kind,
                                          const Json& expected) {
  const Json got = comparable(entry[kind], expected);
  if (got.size() == expected.size() && without(got, expected).empty()) return {};
  return Difference{fmt::format("{}: {}", kind, brief(got, expected)), brief(expected, got)};
}

std::string find_fault(const Json& entry, const std::string& kind, const Json& expected) {
  const auto difference = find_difference(entry, kind, expected);
  return difference ? difference->got : "";
}

std::string join(const std::set<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

/// What is wrong with the processes of a namespace. Ours may be there, or its child may.
std::string find_stranger(const Json& processes, std::set<int> expected) {
  for (const Json& process : processes) {
    const bool is_known = expected.erase(process["pid"].get<int>()) > 0;
    if (!is_known && process["name"] != "ipcscope")
      return fmt::format("process {} with it", shown(process));
  }
  if (expected.empty()) return {};
  return fmt::format("without process {}", fmt::join(expected, ", "));
}

bool is_of(const Json& unseen, int pid) { return unseen["pid"] == pid; }

}  // namespace

std::string without_init(const std::string& err) {
  static const std::regex line{"ipcscope: not seen: 1 process: Permission denied[^\n]*\n"};
  return std::regex_replace(err, line, "");
}

RunMatcher says_of(const std::string& inode, const std::string& expected, const Fault& fault) {
  return {fmt::format("ipc:[{}] {}", inode, expected),
          of_report([inode, fault](const Json& report) {
            const Json entry = find_entry(report, inode);
            return entry.is_null() ? fmt::format("ipc:[{}] is not listed, or not once", inode)
                                   : fault(entry);
          })};
}

RunMatcher has_processes(const std::string& inode, const std::set<int>& pids) {
  const std::string expected =
      pids.empty() ? "without a process" : fmt::format("with process {}", fmt::join(pids, ", "));
  return says_of(inode, expected,
                 [pids](const Json& entry) { return find_stranger(entry["processes"], pids); });
}

RunMatcher has_holders(const std::string& inode, const std::string& kind, const Json& entries) {
  return says_of(inode, fmt::format("with {} {}", kind, shown(entries)),
                 [kind, entries](const Json& entry) { return find_fault(entry, kind, entries); });
}

RunMatcher lists_namespaces(const std::set<std::string>& inodes) {
  return {"these namespaces alone: " + join(inodes), of_report([inodes](const Json& report) {
            std::set<std::string> listed;
            for (const Json& entry : report["namespaces"])
              listed.insert(std::to_string(entry["inode"].get<unsigned long>()));
            return listed == inodes ? "" : "these: " + join(listed);
          })};
}

RunMatcher lists(const std::string& kind, const std::string& inode, const IpcObjects& objects) {
  const Json expected = expect(kind, objects);
  return says_of(inode, fmt::format("with the {} {}", kind, shown(expected)),
                 [kind, expected](const Json& entry) { return find_fault(entry, kind, expected); });
}

RunMatcher lists_all(const std::string& inode, const IpcObjects& objects) {
  return says_of(inode, "with its objects as the kernel has them", [objects](const Json& entry) {
    for (const std::string kind : object_kinds) {
      const auto difference = find_difference(entry, kind, expect(kind, objects));
      if (difference) return difference->got + "; by the kernel " + difference->expected;
    }
    return std::string{};
  });
}

RunMatcher admits(int pid, const std::string& error) {
  return {fmt::format("process {} counts as not seen, once ({})", pid, error),
          of_report([pid, error](const Json& report) -> std::string {
            const auto& unseen = report["unseen"];
            const auto count = std::count_if(unseen.begin(), unseen.end(), [&](const Json& entry) {
              return is_of(entry, pid) && entry["error"] == error;
            });
            return count == 1 ? "" : "not seen: " + shown(unseen);
          })};
}

RunMatcher has_no_trouble_with(int pid) {
  return {fmt::format("process {} has ended, which is no trouble", pid),
          of_report([pid](const Json& report) -> std::string {
            for (const Json& unseen : report["unseen"]) {
              if (is_of(unseen, pid)) return "not seen: " + shown(unseen);
            }
            return "";
          })};
}

}  // namespace boxlab
