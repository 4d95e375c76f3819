#include "check/mounts.hpp"

#include <algorithm>
#include <sstream>

namespace boxlab {

namespace {

/// ID PARENT MAJOR:MINOR ROOT POINT OPTIONS [TAG...] - TYPE SOURCE OPTIONS
Mount parse_mount(const std::string& line) {
  Mount mount;
  std::istringstream words{line};
  std::string id;
  words >> id >> id >> mount.device >> mount.root >> mount.point >> mount.options;
  for (std::string tag; words >> tag && tag != "-";)
    mount.tags += (mount.tags.empty() ? "" : " ") + tag;
  words >> mount.type;
  return mount;
}

}  // namespace

Mounts parse_mounts(const std::string& mountinfo) {
  Mounts mounts;
  std::istringstream lines{mountinfo};
  for (std::string line; std::getline(lines, line);) mounts.push_back(parse_mount(line));
  return mounts;
}

const Mount* find_mount(const Mounts& mounts, const std::string& point) {
  const auto found = std::find_if(mounts.rbegin(), mounts.rend(),
                                  [&](const Mount& mount) { return mount.point == point; });
  return found == mounts.rend() ? nullptr : &*found;
}

bool has_device(const Mounts& mounts, const std::string& device) {
  return std::any_of(mounts.begin(), mounts.end(),
                     [&](const Mount& mount) { return mount.device == device; });
}

}  // namespace boxlab
