#include "grade/chunk.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "check/printable.hpp"
#include "course/child.hpp"
#include "course/files.hpp"
#include "grade/folder.hpp"
#include "grade/grader.hpp"
#include "grade/reading.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

using ChunkJson = nlohmann::ordered_json;

constexpr auto chunk_file = "chunk.json";
constexpr int chunk_schema = 1;

void write_chunk(const fs::path& directory, const Chunk& chunk) {
  const ChunkJson json{{"schema", chunk_schema},        {"lab", chunk.lab},
                       {"judge", chunk.judge},          {"seed", chunk.seed},
                       {"where", to_text(chunk.where)}, {"submissions", chunk.names}};
  fs::create_directories(directory / "results");
  replace_file(directory / chunk_file, json.dump(1) + "\n");
}

/// Puts a work into a chunk.
void add_to_chunk(const fs::path& directory, Chunk& chunk, const Exam& exam, const Work& work) {
  chunk.names.push_back(std::to_string(chunk.names.size() + 1));
  const fs::path place = directory / "submissions" / chunk.names.back();
  fs::create_directories(place);
  replace_file(place / (exam.lab.program + ".cpp"), *work.text);
}

/// What `boxlab check` has said, as a file: a document, or else why there is none.
std::string result_text(const boxlab::Outcome& outcome) {
  const bool is_json = ChunkJson::accept(outcome.out);
  const ChunkJson json{{"schema", chunk_schema},
                       {"verdicts", is_json ? ChunkJson::parse(outcome.out) : ChunkJson{}},
                       {"end", printable(outcome.complaint())}};
  return json.dump(1) + "\n";
}

/// What chunks have found, by the text of the file that it is about.
using Findings = std::map<std::string, ChunkJson>;

const Member* find_member(const Tree& tree, const std::string& path) {
  const auto found = std::ranges::find(tree, path, &Member::path);
  return found == tree.end() || !found->hazard.empty() ? nullptr : &*found;
}

/// Adds what one chunk has found. Its files are opened as those of anybody: without links, and only
/// so much of them.
void add_findings(Findings& findings, const fs::path& directory, const Exam& exam) {
  const std::vector<std::string> names = read_chunk(directory).names;
  std::set<std::string> files{exam.lab.program + ".cpp"};
  for (const std::string& name : names) files.insert(name + ".json");
  const Tree tree = read_folder(directory, files);
  for (const std::string& name : names) {
    const Member* source =
        find_member(tree, fmt::format("submissions/{}/{}.cpp", name, exam.lab.program));
    const Member* result = find_member(tree, fmt::format("results/{}.json", name));
    if (source == nullptr || result == nullptr || !ChunkJson::accept(result->contents)) continue;
    findings[source->contents] = ChunkJson::parse(result->contents);
  }
}

Findings read_findings(const fs::path& directory, const std::string& judge, const Exam& exam) {
  Findings findings;
  if (!fs::exists(directory)) return findings;
  for (const auto& entry : fs::directory_iterator{directory}) {
    const bool is_whole = fs::exists(entry.path() / chunk_file);
    if (is_whole && read_chunk(entry).judge == judge) add_findings(findings, entry, exam);
  }
  return findings;
}

}  // namespace

std::vector<fs::path> write_chunks(const fs::path& directory, const Chunk& kind, const Exam& exam,
                                   const std::vector<Work>& works, unsigned count) {
  fs::remove_all(directory);
  std::vector<Chunk> chunks(count, kind);
  std::vector<fs::path> paths;
  for (unsigned i = 0; i < count; ++i) paths.push_back(directory / std::to_string(i + 1));
  std::size_t next = 0;
  for (const Work& work : works) {
    if (!has_to_be_judged(work)) continue;
    add_to_chunk(paths[next % count], chunks[next % count], exam, work);
    ++next;
  }
  paths.resize(std::min<std::size_t>(next, count));
  for (std::size_t i = 0; i < paths.size(); ++i) write_chunk(paths[i], chunks[i]);
  return paths;
}

Chunk read_chunk(const fs::path& directory) {
  try {
    const auto json = ChunkJson::parse(read_file(directory / chunk_file));
    if (json.at("schema") != chunk_schema) throw std::runtime_error{"it is of another boxlab"};
    return {json.at("lab"), json.at("judge"), json.at("seed"),
            json.at("where") == to_text(Where::vm) ? Where::vm : Where::here,
            json.at("submissions")};
  } catch (const std::exception& error) {
    throw std::runtime_error{fmt::format("{} is no chunk: {}", directory.string(), error.what())};
  }
}

std::size_t run_chunk(const fs::path& directory, const Chunk& chunk, const Exam& exam) {
  std::size_t count = 0;
  for (const std::string& name : chunk.names) {
    const fs::path result = directory / "results" / (name + ".json");
    if (fs::exists(result)) continue;
    const Command call = call_check(exam, directory / "submissions" / name, {1, chunk.seed});
    replace_file(result, result_text(run(call)));
    ++count;
  }
  return count;
}

std::vector<Work*> collect_chunks(const fs::path& directory, const std::string& judge,
                                  const Exam& exam, std::vector<Work>& works) {
  std::vector<Work*> collected;
  const Findings findings = read_findings(directory, judge, exam);
  for (Work& work : works) {
    if (!has_to_be_judged(work) || !findings.contains(*work.text)) continue;
    const ChunkJson& found = findings.at(*work.text);
    Work judged = work;
    read_outcome(judged, exam, found.at("verdicts").dump(), found.at("end"));
    if (!judged.has_mark() || lacked_queue_room(judged.document)) continue;
    work = std::move(judged);
    work.is_known = true;
    work.judge = judge;
    collected.push_back(&work);
  }
  return collected;
}

}  // namespace boxlab::grade
