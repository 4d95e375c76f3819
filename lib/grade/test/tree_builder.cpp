#include "grade/tree_builder.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab::grade;

namespace {

TreeBuilder builder() { return TreeBuilder{{"pipeline.cpp"}}; }

}  // namespace

TEST_CASE("of a repository, only answers and archives are kept, and what is near the top") {
  const TreeBuilder tree = builder();
  CHECK(tree.wants("class/ann", true));
  CHECK(tree.wants("ann/README.md", false));
  CHECK_FALSE(tree.wants_contents("ann/README.md"));
  CHECK_FALSE(tree.wants("ann/lib/check", true));
  CHECK_FALSE(tree.wants("ann/lib/check/verdict.cpp", false));
  CHECK(tree.wants("ann/labs/01-pipes/pipeline.cpp", false));
  CHECK(tree.wants_contents("ann/labs/01-pipes/pipeline.cpp"));
  CHECK(tree.wants("ann/labs/01-pipes/pipeline.cpp", true));
  CHECK(tree.wants_contents("ann/work/mine.zip"));
}

TEST_CASE(
    "who has handed in nothing but other files has handed in, for archives without directories") {
  TreeBuilder tree = builder();
  CHECK(near_the_top("class/ann/src/main.c") == "class/ann");
  CHECK(tree.add({"class/ann", true, ""}));
  CHECK_FALSE(tree.add({"class/ann", true, ""}));
}

TEST_CASE("what exports call a file is enough to keep it") {
  const TreeBuilder tree = builder();
  CHECK(tree.wants_contents("Ann_1_assignsubmission_file_pipeline.cpp"));
  CHECK(tree.wants_contents("all/annmuster_4711_99_pipeline-2.cpp"));
  CHECK(tree.wants_contents("all/submission_metadata.yml"));
}

TEST_CASE("who hands in too many files takes no room from others") {
  TreeBuilder tree = builder();
  for (std::size_t i = 0; i <= most_answers_of_one; ++i) {
    const bool is_kept = tree.add({"class/evil/" + std::to_string(i) + "/pipeline.cpp", false, ""});
    CHECK(is_kept == (i < most_answers_of_one));
  }
  CHECK(tree.add({"class/zoe/labs/01-pipes/pipeline.cpp", false, ""}));
}

TEST_CASE("who hands in too large files takes no room from others") {
  TreeBuilder tree = builder();
  tree.add({"ann/pipeline.cpp", false, "int ann;"});
  const std::size_t many = most_bytes_of_all / most_bytes_of_archive + 3;
  for (std::size_t i = 0; i < many; ++i)
    tree.add(
        {"evil/" + std::to_string(i) + ".zip", false, std::string(most_bytes_of_archive, 'x')});
  tree.add({"zoe/pipeline.cpp", false, "int zoe;"});
  const Tree kept = tree.take();
  CHECK(kept.front().contents == "int ann;");
  CHECK(kept.back().contents == "int zoe;");
  std::size_t dropped = 0;
  for (const Member& member : kept) dropped += member.hazard.empty() ? 0 : 1;
  CHECK(dropped == 4);
}
