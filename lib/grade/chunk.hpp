// Parts of the work on a lab that can be judged elsewhere: by the engine of a cluster, say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "course/judge.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// A chunk is a directory:
///
///     chunk.json                    what it is
///     submissions/NAME/PROGRAM.cpp  what is to be judged
///     results/NAME.json             what came of it: whole, or not there
///
/// Running it twice, or in several places at once, does no harm: what has a result is left alone.
struct Chunk {
  std::string lab;
  std::string judge;  ///< its fingerprint: no other may run the chunk
  std::uint32_t seed = 1;
  Where where = Where::here;
  std::vector<std::string> names{};  ///< of its submissions
};

/// Makes `count` chunks, or fewer, below `directory` of the works that have to be judged; those
/// that were there go. Returns them.
std::vector<std::filesystem::path> write_chunks(const std::filesystem::path& directory,
                                                const Chunk& kind, const Exam& exam,
                                                const std::vector<Work>& works, unsigned count);

/// Reads what a chunk is. Throws std::runtime_error where it is none.
Chunk read_chunk(const std::filesystem::path& directory);

/// Judges what has no result yet, one after another. Returns how many these were.
std::size_t run_chunk(const std::filesystem::path& directory, const Chunk& chunk, const Exam& exam);

/// Sets in the works that have to be judged what chunks below `directory` have found: the mark of
/// the same file, by the same judge. What is no mark is not taken, nor what may be the work of
/// another chunk beside it: see lacked_queue_room(). Returns those works.
std::vector<Work*> collect_chunks(const std::filesystem::path& directory, const std::string& judge,
                                  const Exam& exam, std::vector<Work>& works);

}  // namespace boxlab::grade
