#include "grade/export.hpp"

#include <algorithm>
#include <utility>

namespace boxlab::grade {

namespace {

/// The tree in the one directory at the top, where there is nothing else.
std::optional<Tree> unwrap(const Tree& tree) {
  const auto tops = top_names(tree);
  if (tops.size() != 1) return std::nullopt;
  Tree inner = below(tree, *tops.begin());
  return inner.empty() ? std::nullopt : std::optional{std::move(inner)};
}

std::optional<Export> recognise(const std::string& name, const Tree& tree) {
  if (auto found = read_gradescope(tree)) return found;
  if (auto found = read_moodle(tree)) return found;
  if (auto found = read_blackboard(tree)) return found;
  if (auto found = read_canvas(tree)) return found;
  return read_github(name, tree);
}

bool is_one_submission(const Tree& tree, const std::set<std::string>& answers) {
  return std::ranges::any_of(tree, [&](const Member& member) {
    if (member.path.starts_with("labs/")) return true;
    return answers.contains(member.path);
  });
}

/// Whether there are only directories at the top, and none of them is a lab's place.
bool holds_only_directories(const Tree& tree) {
  return !tree.empty() && std::ranges::all_of(tree, [](const Member& member) {
    const bool is_top = member.path.find('/') == std::string::npos;
    return first_name(member.path) != "labs" && (!is_top || member.is_directory);
  });
}

Export read_folders(Tree tree) {
  Export all{"folders"};
  for (Member& member : tree) {
    const std::string top = first_name(member.path);
    const std::string path = below_first(member.path);
    if (!path.empty()) {
      Submission& submission = submission_of(all, top, "");
      member.path = path;
      submission.files.push_back(std::move(member));
    } else if (member.is_directory) {
      submission_of(all, top, "");
    } else if (is_archive_name(top)) {
      submission_of(all, stem(top), "").files.push_back(std::move(member));
    } else {
      all.strays.push_back(top);
    }
  }
  return all;
}

}  // namespace

Submission& submission_of(Export& all, const std::string& id, const std::string& name) {
  for (Submission& submission : all.submissions) {
    if (submission.id == id) return submission;
  }
  all.submissions.push_back({id, name, ""});
  return all.submissions.back();
}

Export read_export(const std::string& name, Tree tree, const std::set<std::string>& answers) {
  std::erase_if(tree, [](const Member& member) { return is_litter(first_name(member.path)); });
  auto inner = unwrap(tree);
  if (inner) {
    if (auto found = recognise(first_name(tree.front().path), *inner)) return std::move(*found);
  }
  if (auto found = recognise(name, tree)) return std::move(*found);
  if (is_one_submission(tree, answers)) return {"one", {{name, "", "", std::move(tree)}}};
  if (inner && holds_only_directories(*inner)) return read_folders(std::move(*inner));
  return read_folders(std::move(tree));
}

}  // namespace boxlab::grade
