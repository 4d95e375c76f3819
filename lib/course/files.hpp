// Whole files at once.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "sys/descriptor.hpp"

namespace boxlab {

/// The contents of a regular file; what is none is refused, since it might never end. Throws
/// std::system_error, or std::runtime_error, that names it.
std::string read_file(const std::filesystem::path& path);

/// Hands over each line that a descriptor gives, without its line feed, as soon as it is complete;
/// what stands behind the last line feed is none.
void for_each_line(const sys::Descriptor& from,
                   const std::function<void(const std::string&)>& on_line);

/// A file without a name, in memory: it is gone with its last descriptor, however this process
/// ends (memfd_create(2)). `name` only shows up in /proc. It is closed on exec.
sys::Descriptor make_memory_file(const char* name, std::string_view contents = {});

/// Makes `path` a file with these contents, in place of what was there.
void write_file(const std::filesystem::path& path, std::string_view contents);

/// The same, but whoever looks sees the old contents or the new ones, and a full disk leaves the
/// old ones.
void replace_file(const std::filesystem::path& path, std::string_view contents);

/// Makes `path` an executable file with these contents, in place of what was there. The name
/// appears when the file is complete, where the file system can do that.
void store_program(const std::filesystem::path& path, std::string_view contents);

}  // namespace boxlab
