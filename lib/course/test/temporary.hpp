// A directory for one test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "sys/error.hpp"

/// An empty directory that goes, with all that is in it, when the object goes.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string name = std::filesystem::temp_directory_path() / "boxlab-test-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) sys::throw_errno("mkdtemp", name.c_str());
    path_ = name;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() { std::filesystem::remove_all(path_); }

  const std::filesystem::path& path() const { return path_; }

  /// Writes a file, and makes the directories above it.
  void write(const std::filesystem::path& file, const std::string& contents) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream{path_ / file} << contents;
  }

 private:
  std::filesystem::path path_;
};
