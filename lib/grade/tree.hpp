// Files of others, as they are in a folder or an archive.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace boxlab::grade {

/// A file or directory that somebody has handed in. Nothing of it touches the disk.
struct Member {
  std::string path;  ///< from the top, with "/" between names; bytes, of any encoding
  bool is_directory = false;
  std::string contents;
  /// Why there are no contents: "is a symbolic link". Empty where there are.
  std::string hazard{};
  /// When it was last changed, in seconds since 1970; 0 where nobody knows.
  std::int64_t changed = 0;
  /// The same for people, as in ISO 8601: "2026-11-02T22:59:59Z", or without the Z, where it is not
  /// known in which time zone. Empty where nothing is known.
  std::string time{};
};

using Tree = std::vector<Member>;

/// Larger files are no source: their contents are left out.
constexpr std::uint64_t most_bytes_of_source = 1 << 20;
/// Larger archives inside of others likewise.
constexpr std::uint64_t most_bytes_of_archive = 16 << 20;
/// All that is kept of one folder or archive.
constexpr std::uint64_t most_bytes_of_all = 256 << 20;
/// How many files and directories are kept at the top of it, in a directory there, and, of answers,
/// below a directory in such a directory.
constexpr std::size_t most_members = 100'000;
constexpr std::size_t most_members_of_one = 20'000;
constexpr std::size_t most_answers_of_one = 1'000;
/// How many archives of one student are unpacked.
constexpr std::size_t most_archives_of_one = 10;

/// What Gradescope calls the file that says whose is what.
constexpr auto metadata_name = "submission_metadata.yml";

/// The names at the top of a tree, each once: archives need not have members for directories.
std::set<std::string> top_names(const Tree& tree);

/// What is below the directory of that name at the top, by the paths from there on.
Tree below(const Tree& tree, const std::string& top);

/// Whether a file's name says that it is an archive.
bool is_archive_name(const std::string& path);

/// How much of a file of that name is kept.
std::uint64_t most_bytes_of(const std::string& path);

/// The path without "." and empty names. Empty where it leads out of the top, or ends in something
/// that no file system has as a name.
std::string clean_path(const std::string& path);

/// What operating systems and tools leave behind beside what somebody has written: ".git",
/// "__MACOSX".
bool is_litter(const std::string& name);

/// The text with its ASCII letters small.
std::string lower(std::string text);

/// The first name of a path; the path without it; its last name; the last name without its ending.
std::string first_name(const std::string& path);
std::string below_first(const std::string& path);
std::string last_name(const std::string& path);
std::string stem(const std::string& path);

}  // namespace boxlab::grade
