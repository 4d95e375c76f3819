#include "vm/qemu.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "course/files.hpp"

using namespace boxlab;
using namespace boxlab::vm;

namespace {

const Parts parts{"/k/vmlinux", "/k/modules", "/k/init"};

/// The words for a machine that keeps what is written in a directory whose name has a comma.
std::vector<std::string> words_for(const Board& board, Accelerator accelerator) {
  const Memory memory{make_memory_file("initrd"), make_memory_file("disk"),
                      make_memory_file("console")};
  Options options;
  options.kept = "/a,b";
  return qemu_words(board, options, parts, accelerator, Channels{}, memory);
}

/// The word behind an option; empty without one.
std::string value(const std::vector<std::string>& words, const std::string& option) {
  const auto found = std::find(words.begin(), words.end(), option);
  return found == words.end() ? "" : *(found + 1);
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("a machine of each kind is called by its own names") {
  const auto ours = words_for(x86_64, Accelerator::tcg);
  CHECK(ours[0] == "qemu-system-x86_64");
  CHECK(value(ours, "-machine") == "q35");
  CHECK(value(ours, "-cpu") == "Nehalem");
  CHECK(value(ours, "-bios") == "qboot.rom");
  CHECK(value(ours, "-append").starts_with("console=ttyS0 "));
  const auto arm = words_for(arm64, Accelerator::tcg);
  CHECK(arm[0] == "qemu-system-aarch64");
  CHECK(value(arm, "-machine") == "virt");
  CHECK(value(arm, "-cpu") == "cortex-a72");
  CHECK(value(arm, "-bios").empty());
  CHECK(value(arm, "-append").starts_with("console=ttyAMA0 "));
}

TEST_CASE("all kinds of machine have the same devices") {
  for (const Board& board : {x86_64, arm64}) {
    const auto words = words_for(board, Accelerator::tcg);
    CHECK(value(words, "-kernel") == "/k/vmlinux");
    CHECK(value(words, "-initrd").starts_with("/proc/self/fd/"));
    for (const char* device :
         {"virtio-9p-pci,fsdev=host,mount_tag=host", "virtio-9p-pci,fsdev=kept,mount_tag=kept",
          "virtio-serial-pci", "virtserialport,chardev=control,name=control"}) {
      CHECK(has(words, device));
    }
    CHECK(has(words, "local,id=host,path=/,security_model=none,multidevs=remap,readonly=on"));
    CHECK(has(words, "local,id=kept,path=/a,,b,security_model=none,multidevs=remap"));
  }
}

TEST_CASE("with KVM, the processor is this machine's own") {
  for (const Board& board : {x86_64, arm64}) {
    const auto words = words_for(board, Accelerator::kvm);
    CHECK(value(words, "-accel") == "kvm");
    CHECK(value(words, "-cpu") == "host");
    CHECK(value(words, "-append").find("norandmaps") == std::string::npos);
  }
}
