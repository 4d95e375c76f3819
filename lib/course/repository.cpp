#include "course/repository.hpp"

#include <fmt/format.h>

#include "course/child.hpp"
#include "course/search_path.hpp"

namespace boxlab {

namespace {

Command call_git(const std::string& git, const std::filesystem::path& directory,
                 const std::vector<std::string>& words) {
  Command command{
      {git, "-C", directory, "-c", "user.name=boxlab", "-c", "user.email=boxlab@localhost", "-c",
       "init.defaultBranch=main", "-c", "core.autocrlf=false"},
      {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "GIT_CONFIG_NOSYSTEM=1",
       "GIT_CONFIG_GLOBAL=/dev/null", "GIT_TEMPLATE_DIR="}};
  command.words.insert(command.words.end(), words.begin(), words.end());
  return command;
}

/// Calls git several times, until it says no.
void call_git_for_each(const std::filesystem::path& directory,
                       const std::vector<std::vector<std::string>>& calls) {
  const std::string git = find_in_path("git");
  if (git.empty()) throw GitTrouble{"git is not installed: apt-get install git"};
  for (const auto& words : calls) {
    const Outcome outcome = run(call_git(git, directory, words));
    if (outcome.wait_status != 0)
      throw GitTrouble{fmt::format("git {}: {}", words[0], outcome.complaint())};
  }
}

}  // namespace

void make_repository(const std::filesystem::path& directory) {
  call_git_for_each(directory, {{"init", "--quiet"},
                                {"add", "--all"},
                                {"commit", "--quiet", "--allow-empty", "--message", "The course"}});
}

void archive_directory(const std::filesystem::path& directory, const std::filesystem::path& zip) {
  make_repository(directory);
  call_git_for_each(directory, {{"archive", "--format=zip", "--output", zip, "HEAD"}});
}

}  // namespace boxlab
