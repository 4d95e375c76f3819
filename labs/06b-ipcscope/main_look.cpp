// Lab 06b: puts together what was found. Given; nothing to change here.
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

#include "scope.hpp"
#include "sys/error.hpp"

namespace {

std::string name_of(int tid) {
  std::ifstream comm{"/proc/" + std::to_string(tid) + "/comm"};
  std::string name{std::istreambuf_iterator<char>{comm}, {}};
  if (!name.empty()) name.pop_back();  // its line feed; the name may hold others
  return name;
}

Inode our_inode() {
  struct stat status {};
  sys::check(stat("/proc/self/ns/ipc", &status), "stat", "/proc/self/ns/ipc");
  return status.st_ino;
}

/// Sorts holders by what they hold. A mount that was found in many ways is one.
class Collector : public Holders {
 public:
  std::map<Inode, std::vector<Found>> found;
  std::vector<Hidden> hidden;

  void add(Inode inode, const Holder& holder) override {
    if (holder.kind == Holder::mount && !mounts_.insert({inode, holder.number}).second) return;
    found[inode].push_back({holder, holder.kind == Holder::mount ? holder.path : "", {}});
  }
  void refuse(int pid, int error) override { hidden.push_back({pid, error}); }

 private:
  std::set<std::pair<Inode, int>> mounts_;
};

/// Takes what one way into a namespace shows.
class Listing : public Objects {
 public:
  std::vector<Object> objects;
  std::vector<Unseen> unseen;

  void add(const Object& object) override { objects.push_back(object); }
  void refuse(const char* what, int error) override { unseen.push_back({what, error}); }
};

bool is_in(unsigned long pid, const std::vector<Found>& holders) {
  return std::any_of(holders.begin(), holders.end(), [pid](const Found& found) {
    return found.holder.kind == Holder::thread &&
           static_cast<unsigned long>(found.holder.pid) == pid;
  });
}

/// The namespaces that a number stands for: more than one where a process has threads elsewhere.
std::set<Inode> meant_by(unsigned long number, const std::map<Inode, std::vector<Found>>& all) {
  std::set<Inode> meant;
  for (const auto& [inode, holders] : all) {
    if (inode == number || is_in(number, holders)) meant.insert(inode);
  }
  if (meant.empty())
    throw std::runtime_error{std::to_string(number) + ": no such process or namespace to be seen"};
  return meant;
}

/// Leaves only the wanted ones.
void select(std::map<Inode, std::vector<Found>>& all, const std::set<unsigned long>& wanted) {
  std::set<Inode> chosen;
  for (const unsigned long number : wanted) chosen.merge(meant_by(number, all));
  std::erase_if(all, [&](const auto& entry) { return !chosen.contains(entry.first); });
}

/// Somebody who is gone by now can't be the reason why there is a namespace; a mount stays.
bool may_last(const Namespace& one) {
  return !one.unseen.empty() ||
         std::any_of(one.holders.begin(), one.holders.end(),
                     [](const Found& found) { return found.holder.kind == Holder::mount; });
}

/// Lists by the first holder that leads into the namespace. Returns false when it has ended.
bool fill_in(Namespace& one) {
  for (Found& found : one.holders) {
    Listing listing;
    found.holder.path = found.path.c_str();
    const bool leads_there = list_objects(one.inode, found.holder, listing);
    one.unseen = listing.unseen;
    one.objects = listing.objects;
    if (leads_there) return true;
  }
  if (may_last(one) && one.unseen.empty()) one.unseen.push_back({"hidden mount", ESTALE});
  return may_last(one);
}

void add(Scope& scope, Namespace one) {
  if (!fill_in(one)) return;
  for (Found& found : one.holders) found.name = name_of(found.holder.tid);
  scope.namespaces.push_back(std::move(one));
}

}  // namespace

Scope look(const std::set<unsigned long>& wanted) {
  Collector collector;
  find_holders(collector);
  if (!wanted.empty()) select(collector.found, wanted);
  Scope scope;
  scope.hidden = std::move(collector.hidden);
  const Inode ours = our_inode();
  for (auto& [inode, holders] : collector.found) {
    add(scope, {inode, inode == ours, std::move(holders), {}, {}});
  }
  std::stable_partition(scope.namespaces.begin(), scope.namespaces.end(),
                        [](const Namespace& one) { return one.is_ours; });
  return scope;
}
