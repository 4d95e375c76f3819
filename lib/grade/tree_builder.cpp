#include "grade/tree_builder.hpp"

#include <algorithm>

namespace boxlab::grade {

namespace {

/// How deep a path leads: 0 at the top.
std::ptrdiff_t depth_of(const std::string& path) { return std::ranges::count(path, '/'); }

/// Exports have there, at the deepest, what says whose is what: in a directory for the whole class.
bool is_near_the_top(const std::string& path) { return depth_of(path) <= 1; }

/// What is counted together, and how much of it is kept.
struct Place {
  std::string name;
  std::size_t most;
};

Place place_of(const std::string& path) {
  if (depth_of(path) == 0) return {"", most_members};
  if (is_near_the_top(path)) return {first_name(path), most_members_of_one};
  return {near_the_top(path), most_answers_of_one};
}

}  // namespace

std::string near_the_top(const std::string& path) {
  return first_name(path) + '/' + first_name(below_first(path));
}

bool TreeBuilder::wants(const std::string& path, bool is_directory) const {
  return is_near_the_top(path) || answers_.contains(last_name(path)) ||
         (!is_directory && is_archive_name(path));
}

/// Near the top, a file may be called "Anna Muster_657737_assignsubmission_file_pipeline.cpp".
bool TreeBuilder::wants_contents(const std::string& path) const {
  const std::string name = last_name(path);
  return answers_.contains(name) || is_archive_name(path) ||
         (is_near_the_top(path) && (name == metadata_name || name.ends_with(".cpp")));
}

bool TreeBuilder::has_room_for(const std::string& path) {
  const Place place = place_of(path);
  return ++counts_[place.name] <= place.most;
}

bool TreeBuilder::add(Member member) {
  if (member.is_directory && !directories_.insert(member.path).second) return false;
  if (!has_room_for(member.path)) return false;
  const std::size_t size = member.contents.size();
  sizes_.emplace(size, tree_.size());
  bytes_ += size;
  tree_.push_back(std::move(member));
  while (bytes_ > most_bytes_of_all) {
    const auto [most, whose] = sizes_.top();
    sizes_.pop();
    bytes_ -= most;
    std::string{}.swap(tree_[whose].contents);  // clear() would keep the memory
    tree_[whose].hazard = "is one of the largest files, and all together are too large";
  }
  return true;
}

}  // namespace boxlab::grade
