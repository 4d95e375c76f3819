#include "grade/similarity.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <random>
#include <regex>
#include <sstream>

#include "course/course.hpp"
#include "course/files.hpp"
#include "grade/given.hpp"
#include "grade/tokens.hpp"

using namespace boxlab;
using namespace boxlab::grade;

namespace fs = std::filesystem;

namespace {

constexpr auto solution = "solutions/01-pipes/pipeline.cpp";
constexpr int usual_percent = 50;  // what boxlab report takes by itself

Work make_work_of(const std::string& id, const std::string& text) {
  Work work{id, "", ""};
  work.text = text;
  return work;
}

/// How much two texts have in common.
int percent_of_pair(const std::string& one, const std::string& other) {
  const std::vector<Work> works{make_work_of("one", one), make_work_of("other", other)};
  const Similarities found = find_similar(works, {}, 0);
  return found.pairs.empty() ? 0 : found.pairs.front().percent;
}

std::string rename_all(const std::string& text) {
  return std::regex_replace(text, std::regex{"\\b([a-z]+_[a-z_]+|argv|stages?|words?|command)\\b"},
                            "my_$1");
}

std::string change_comments(const std::string& text) {
  const std::string bare = std::regex_replace(text, std::regex{"//[^\n]*"}, "");
  return "/* All of it is mine. */" +
         std::regex_replace(bare, std::regex{"\n *"}, "\n\n\t// so\n ");
}

/// What stands at the margin between lines with a } alone, from the last to the first.
std::string reorder(const std::string& text) {
  std::string turned;
  std::string block;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    block += line + "\n";
    if (line != "}") continue;
    turned.insert(0, block);
    block.clear();
  }
  return block + turned;
}

/// A program that nobody else would write.
std::string make_program(std::mt19937& random) {
  const std::vector<std::string> statements{
      "if (a < 3) b = f(a, 1);\n",
      "while (x[i] != 0) { ++i; }\n",
      "for (int k = 0; k < n; ++k) sum += k * k;\n",
      "return close(end) == -1 ? errno : 0;\n",
      "std::vector<int> all{1, 2, 3};\n",
      "switch (c) { case 1: go(); break; default: stop(); }\n",
      "p->next = new Node{p, nullptr};\n",
      "do { wait(&status); } while (status > 0);\n",
      "const auto [low, high] = limits();\n",
      "throw Error{\"no\", 7};\n"};
  std::string text;
  for (int i = 0; i < 120; ++i) text += statements[random() % statements.size()];
  return text;
}

}  // namespace

TEST_CASE("a copy is found, however it is disguised") {
  const std::string text = read_file(solution);
  CHECK(percent_of_pair(text, text) == 100);
  CHECK(percent_of_pair(text, rename_all(text)) == 100);
  CHECK(percent_of_pair(text, change_comments(text)) == 100);
  CHECK(percent_of_pair(text, reorder(text)) >= 75);
  CHECK(percent_of_pair(text, reorder(rename_all(change_comments(text)))) >= 75);
  CHECK(rename_all(text) != text);
  CHECK(reorder(text).size() == text.size());
}

TEST_CASE("those who have solved a lab in different ways are not shown") {
  const Course course = read_course(".", "build");
  int pairs = 0;
  for (const Lab& lab : course.labs) {
    // The variants of these are their solution, with a few lines changed.
    if (lab.name == "14-ipc-modes" || lab.name == "15-oci") continue;
    std::vector<Work> works{make_work_of("solution", read_file(course.solution(lab)))};
    for (const auto& entry : fs::directory_iterator{course.solutions(lab) / "variants"})
      works.push_back(make_work_of(entry.path().filename(), read_file(entry.path())));
    for (const SimilarPair& pair : find_similar(works, given_texts(lab), usual_percent).pairs)
      FAIL_CHECK(lab.name << ": " << pair.one->id << ", " << pair.other->id << ": "
                          << pair.percent);
    pairs += static_cast<int>(works.size() * (works.size() - 1) / 2);
  }
  CHECK(pairs > 90);
}

TEST_CASE("what was given makes nobody similar") {
  const std::string given = read_file("labs/01-pipes/main.cpp");
  CHECK(percent_of_pair(given + "int a;\n", given + "char b[3];\n") > usual_percent);
  const std::vector<Work> works{make_work_of("one", given + "int a;\n"),
                                make_work_of("other", given + "char b[3];\n")};
  CHECK(find_similar(works, {given}, 1).pairs.empty());
}

TEST_CASE("what is the same is marked, and nothing else") {
  const std::string text = read_file(solution);
  const std::string own = "int mine(int a) { return a; }\n";
  const std::vector<Work> works{make_work_of("one", text), make_work_of("other", own + text)};
  const Similarities found = find_similar(works, {}, usual_percent);
  REQUIRE(found.pairs.size() == 1);
  const SimilarPair& pair = found.pairs.front();
  REQUIRE(pair.one_parts.size() == 1);
  REQUIRE(pair.other_parts.size() == 1);
  CHECK(pair.other_parts[0].begin >= own.size());
  CHECK(pair.other_parts[0].end - pair.other_parts[0].begin ==
        pair.one_parts[0].end - pair.one_parts[0].begin);
  CHECK(pair.one_parts[0].end <= text.size());
}

TEST_CASE("300 submissions take a second or two") {
  std::mt19937 random{1};
  std::vector<Work> works;
  for (int i = 0; i < 300; ++i)
    works.push_back(make_work_of(std::to_string(i), make_program(random)));
  works[299].text = rename_all(*works[7].text);
  const auto start = std::chrono::steady_clock::now();
  const Similarities found = find_similar(works, {}, 90);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 10);  // on a machine that does something else, too; 0.3 s on one of 2026
  REQUIRE(found.count == 1);
  CHECK(found.pairs[0].one->id == "7");
  CHECK(found.pairs[0].other->id == "299");
}

TEST_CASE("tokens are the same, whatever names, numbers, texts and comments are") {
  const auto kinds = [](const std::string& text) {
    std::vector<std::uint64_t> all;
    for (const Token& token : read_tokens(text)) all.push_back(token.kind);
    return all;
  };
  const auto plain = kinds("int f(char* a) { return g(a, 1, \"x\"); }");
  CHECK(plain.size() == 19);
  CHECK(
      kinds(
          "#include <x>\nlong h( char *b )\n{ // no\n return i(b, 0xff, R\"(y\")\"); /* } */ }") ==
      plain);
  CHECK(kinds("int f(char* a) { throw g(a, 1, \"x\"); }") != plain);
  CHECK(kinds("x = 1'000.5e3; y = '\\'';").size() == 8);
}

TEST_CASE("whatever the bytes are, tokens end") {
  for (const std::string text :
       {"\"", "'", "R\"(", "R\"x", "/*", "//", "#include", "\\", "\"\\", "\xff\xfe"}) {
    for (const Token& token : read_tokens(text)) CHECK(token.end <= text.size());
  }
  CHECK(read_tokens(std::string(3, '\0')).size() == 3);
  CHECK(read_tokens("").empty());
}
