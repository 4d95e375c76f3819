// Each row of each errors.toml: the kernel really returns that error for that reason, and the row
// is found for it.
#include "course/errors.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <system_error>

#include "check/attempt.hpp"
#include "check/need.hpp"
#include "provoke.hpp"

using namespace boxlab;

namespace {

const Course& course() {
  static const Course the_one = read_course(".", "build");
  return the_one;
}

const std::vector<ErrorReason>& errors() {
  static const auto all = read_errors(course());
  return all;
}

std::vector<LabProvocations> provocations() {
  std::vector<LabProvocations> all;
  for (const auto provoke_some :
       {provoke_posix_queues, provoke_system_v_queues, provoke_semaphores, provoke_shm,
        provoke_processes, provoke_namespaces, provoke_scope, provoke_network, provoke_layers,
        provoke_roots, provoke_box, provoke_joining, provoke_runtime, provoke_cgroups}) {
    const auto some = provoke_some();
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::string row_of(const ErrorReason& reason) {
  return reason.call + "." + reason.error + "." + reason.cause;
}

std::optional<Failure> attempt_as_we_are(void (*body)()) {
  try {
    body();
    return std::nullopt;
  } catch (const std::system_error& error) {
    const std::string what = error.what();
    return Failure{what.substr(0, what.rfind(':')), error.code().value()};
  }
}

std::optional<Failure> provoke(const Provocation& provocation) {
  if (provocation.namespaces == with_cgroups) return attempt_as_we_are(provocation.body);
  if (provocation.namespaces == without_rights) return attempt_without_rights(provocation.body);
  return attempt(provocation.namespaces, provocation.body);
}

void expect(const std::string& lab, const Provocation& provocation) {
  INFO(lab << " " << provocation.row);
  const auto failure = provoke(provocation);
  REQUIRE(failure);
  INFO(failure->text());
  const auto found = find_failed_call("program: " + failure->text() + "\n");
  REQUIRE(found);
  std::set<std::string> rows;
  for (const ErrorReason& reason : find_reasons(errors(), lab, *found)) {
    if (reason.lab == lab) rows.insert(row_of(reason));
  }
  CHECK(rows.contains(provocation.row));
}

void expect_all(bool of_cgroups) {
  for (const auto& [lab, all] : provocations()) {
    for (const Provocation& provocation : all) {
      if ((provocation.namespaces == with_cgroups) == of_cgroups) expect(lab, provocation);
    }
  }
}

}  // namespace

TEST_CASE("the kernel returns each error of the table for its reason") { expect_all(false); }

TEST_CASE("likewise for cgroups", "[cgroups]") {
  if (find_lack(cgroup_need)) SKIP("this machine has no cgroups to give away");
  expect_all(true);
}

TEST_CASE("each row of the table is provoked, once") {
  std::multiset<std::string> provoked;
  for (const auto& [lab, all] : provocations()) {
    for (const Provocation& provocation : all)
      provoked.insert(lab + std::string{" "} + provocation.row);
  }
  CHECK(errors().size() >= 60);
  for (const ErrorReason& reason : errors()) {
    INFO(reason.lab << " " << row_of(reason));
    CHECK(provoked.count(reason.lab + " " + row_of(reason)) == 1);
  }
  CHECK(provoked.size() == errors().size());
}

TEST_CASE("a failed call is found in what programs write") {
  const auto is = [](const char* err, const char* what, const char* error) {
    const auto failed = find_failed_call(err);
    return failed && failed->what == what && failed->error == error;
  };
  CHECK(is("box: pivot_root /a: Invalid argument (EINVAL)\n", "pivot_root /a", "EINVAL"));
  CHECK(is("pivot_root: Invalid argument\n", "pivot_root", "EINVAL"));
  CHECK(
      is("terminate called after throwing an instance of 'std::system_error'\n"
         "  what():  mq_open /jobs: No such file or directory\n",
         "mq_open /jobs", "ENOENT"));
  CHECK(is("a: b: No such process (ESRCH)\nc: d: File exists (EEXIST)\nbye\n", "d", "EEXIST"));
  CHECK_FALSE(find_failed_call("usage: box: DIR\n"));
  CHECK_FALSE(find_failed_call(""));
  CHECK_FALSE(find_failed_call("x: y: odd (EODD)\n"));
}

TEST_CASE("the lab's own reasons come first, and those of the object") {
  const std::vector<ErrorReason> all{{"01-a", "mount", "EPERM", "one", "of a"},
                                     {"02-b", "mount", "EPERM", "two", "of b"},
                                     {"02-b", "mount proc", "EPERM", "three", "of proc"}};
  const auto causes = [&](const char* lab, const char* what) {
    std::string text;
    for (const ErrorReason& reason : find_reasons(all, lab, {what, "EPERM"}))
      text += reason.cause + " ";
    return text;
  };
  CHECK(causes("01-a", "mount /x") == "one ");
  CHECK(causes("02-b", "mount /x") == "two three ");
  CHECK(causes("02-b", "mount /proc") == "three ");
  CHECK(causes("03-c", "mount") == "one two three ");
  CHECK(causes("01-a", "umount").empty());
  CHECK(describe(find_reasons(all, "01-a", {"mount", "EPERM"})) == "mount EPERM: of a\n");
}
