#include "vm/archive.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab::vm;

TEST_CASE("an archive is in the format newc") {
  Archive archive;
  archive.add_file("a", "text\n", 0644);
  const std::string bytes = archive.finish();
  const std::string header =
      "070701"    // magic
      "00000001"  // inode
      "000081a4"  // a regular file, 0644
      "00000000"  // uid
      "00000000"  // gid
      "00000001"  // links
      "00000000"  // mtime
      "00000005"  // size
      "00000000"
      "00000000"
      "00000000"
      "00000000"
      "00000002"  // size of the name
      "00000000";
  using namespace std::string_literals;
  CHECK(bytes.starts_with(header + "a\0"s + "text\n\0\0\0"s + "070701"));
  CHECK(bytes.find("TRAILER!!!") != std::string::npos);
  CHECK(bytes.size() % 4 == 0);
}
