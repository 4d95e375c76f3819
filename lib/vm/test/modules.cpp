#include "vm/modules.hpp"

#include <catch2/catch_test_macros.hpp>

#include "course/test/temporary.hpp"

using namespace boxlab::vm;

namespace {

std::vector<std::string> names(const std::vector<Module>& modules) {
  std::vector<std::string> names;
  for (const Module& module : modules) names.push_back(module.name);
  return names;
}

}  // namespace

TEST_CASE("a module comes behind those that it needs") {
  const auto ordered = in_loading_order({{"a", {"b", "c"}, {}}, {"b", {"c"}, {}}, {"c", {}, {}}});
  CHECK(names(ordered) == std::vector<std::string>{"c", "b", "a"});
}

TEST_CASE("a module that is not there is taken for built in") {
  CHECK(names(in_loading_order({{"a", {"built_in"}, {}}})) == std::vector<std::string>{"a"});
}

TEST_CASE("a module says itself what it needs") {
  using namespace std::string_literals;
  const TemporaryDirectory directory;
  directory.write("some-name.ko", "ELF...\0license=GPL\0depends=virtio_ring,virtio\0name=x\0"s);
  const Module module = read_module(directory.path() / "some-name.ko");
  CHECK(module.name == "some_name");
  CHECK(module.depends == std::vector<std::string>{"virtio_ring", "virtio"});
}

TEST_CASE("a module is read without its signature") {
  using namespace std::string_literals;
  const TemporaryDirectory directory;
  const std::string structure = "\1\2\3\4\5\6\7\10\0\0\0\3"s;  // the signature has 3 bytes
  directory.write("x.ko",
                  "ELF..."
                  "SIG" +
                      structure + "~Module signature appended~\n");
  CHECK(read_module(directory.path() / "x.ko").contents == "ELF...");
}
