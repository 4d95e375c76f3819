// The archive that the kernel unpacks into its first root directory.
#pragma once

#include <string>
#include <string_view>

namespace boxlab::vm {

/// An archive in the format "newc" of cpio(5), which the kernel takes for an initramfs. All is
/// root's.
class Archive {
 public:
  void add_directory(std::string_view path);
  /// `mode` is the file's permissions.
  void add_file(std::string_view path, std::string_view contents, unsigned mode);
  /// A character device, for the console that the kernel gives to the first process.
  void add_device(std::string_view path, unsigned major, unsigned minor);

  /// All of it, with its end mark.
  std::string finish();

 private:
  struct Header {
    unsigned mode;
    unsigned major = 0;
    unsigned minor = 0;
  };
  void add(std::string_view path, std::string_view contents, const Header& header);
  void pad();

  std::string bytes_;
  unsigned inode_ = 0;
};

}  // namespace boxlab::vm
