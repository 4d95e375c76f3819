#include "check/mounts.hpp"

#include <algorithm>
#include <sstream>

namespace boxlab {

namespace {

/// ID PARENT MAJOR:MINOR ROOT POINT OPTIONS [TAG...] - TYPE SOURCE OPTIONS
Mount parse_mount(const std::string& line) {
  Mount mount;
  std::istringstream words{line};
  words >> mount.id >> mount.parent >> mount.device >> mount.root >> mount.point >> mount.options;
  for (std::string tag; words >> tag && tag != "-";)
    mount.tags += (mount.tags.empty() ? "" : " ") + tag;
  words >> mount.type;
  return mount;
}

/// What is mounted on all of `mount`; or nullptr. The root of all has itself as its parent.
const Mount* find_above(const Mounts& mounts, const Mount& mount) {
  const auto found = std::find_if(mounts.begin(), mounts.end(), [&](const Mount& above) {
    return above.parent == mount.id && above.point == mount.point && above.id != mount.id;
  });
  return found == mounts.end() ? nullptr : &*found;
}

}  // namespace

Mounts parse_mounts(const std::string& mountinfo) {
  Mounts mounts;
  std::istringstream lines{mountinfo};
  for (std::string line; std::getline(lines, line);) mounts.push_back(parse_mount(line));
  return mounts;
}

/// The newest is the last, but a mount that was moved there is older than what it lies on.
const Mount* find_mount(const Mounts& mounts, const std::string& point) {
  const auto newest = std::find_if(mounts.rbegin(), mounts.rend(),
                                   [&](const Mount& mount) { return mount.point == point; });
  if (newest == mounts.rend()) return nullptr;
  const Mount* top = &*newest;
  while (const Mount* above = find_above(mounts, *top)) top = above;
  return top;
}

bool has_device(const Mounts& mounts, const std::string& device) {
  return std::any_of(mounts.begin(), mounts.end(),
                     [&](const Mount& mount) { return mount.device == device; });
}

}  // namespace boxlab
