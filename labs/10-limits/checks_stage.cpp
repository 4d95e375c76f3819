#include "checks_stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/groups.hpp"

namespace boxlab {

bool exists(const Process& process) { return !process.is_zombie(); }

bool sleeps(const Process& process) { return process.main_thread().state == 'S'; }

Sandbox stage(const std::vector<std::string>& controllers) {
  Sandbox sandbox = boxlab::sandbox();
  for (const char* name : {"eat", "bomb", "late"}) sandbox.file(tool(name));
  sandbox.variable("PATH", "/lab:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
  return sandbox.cgroups(controllers);
}

Session start(const std::vector<std::string>& words, const Sandbox& sandbox) {
  if (words[0] != "limit") return sandbox.start_command(words);
  return sandbox.start({words.begin() + 1, words.end()});
}

Watch::Watch(const std::vector<std::string>& words, const std::string& name,
             const Question& is_ready, const Sandbox& sandbox)
    : name_{name},
      session_{start(words, sandbox)},
      look_{session_.wait_for([&](const Processes& all) {
        return std::any_of(all.begin(), all.end(), [&](const Process& process) {
          return process.name == name && is_ready(process);
        });
      })} {}

const Process* Watch::find(const std::string& name) const {
  const auto& all = look_.processes;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Process& process) { return process.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const Process* Watch::command() const { return find(name_); }

std::string Watch::group(const Process* process) const {
  return process == nullptr ? "" : session_.group(*process);
}

std::string Watch::group() const { return group(command()); }

std::string Watch::file(const std::string& name) const {
  const std::string text = read_text(session_.cgroups(), fmt::format(".{}/{}", group(), name));
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

std::uint64_t Watch::count(const std::string& file, const std::string& key) const {
  return read_count(session_.cgroups(), fmt::format(".{}/{}", group(), file), key);
}

const Look& Watch::wait_until(const std::function<bool(const Processes&)>& is_there) {
  return look_ = session_.wait_for(is_there);
}

LookMatcher finds(const Watch& watch, std::string expected, std::function<std::string()> question) {
  return shows(std::move(expected), [&watch, question = std::move(question)](const Processes&) {
    return watch.command() != nullptr ? question() : "the command does not run";
  });
}

LookMatcher has_limit(const Watch& watch, const std::string& file, const std::string& value) {
  return finds(watch, fmt::format("{} of the command's group is {}", file, value), [=, &watch] {
    const std::string found = watch.file(file);
    if (found == value) return std::string{};
    if (found.empty())
      return fmt::format(
          "its group, {}, has no such file: its parent hands this controller to "
          "nobody",
          watch.group());
    return fmt::format("{} of its group, {}, is {}", file, watch.group(), found);
  });
}

RunMatcher said_nothing_of(const std::string& text) {
  return {fmt::format("nothing of \"{}\" on stderr", text), [=](const Run& run) {
            return run.err.find(text) == std::string::npos ? ""
                                                           : fmt::format("stderr: {}", run.err);
          }};
}

}  // namespace boxlab
