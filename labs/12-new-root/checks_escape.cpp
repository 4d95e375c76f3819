// Lab 12: ways out of a chroot, and none of them out of a new root.
#include <stdexcept>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Tries a way out of a jail, which is a command with the arguments that it begins with.
Run attack(std::vector<std::string> jail, const std::string& way, const std::string& secret) {
  jail.insert(jail.end(), {"/tmp/root", "/escape", way});
  return run_on_stage(jail, stage().variable("SECRET", secret));
}

std::string make_secret() { return "secret-" + std::to_string(random_below(1'000'000'000)); }

/// An attack that does not get out of this jail either proves nothing.
void require_way_out(const std::string& way, const std::string& jail) {
  const std::string secret = make_secret();
  const Run run = attack({"jail.sh", jail}, way, secret);
  if (run.out != secret + "\n")
    throw std::runtime_error{"escape " + way + " does not get out of jail.sh " + jail + ": " +
                             run.err};
}

RunMatcher stays_inside(const std::string& secret, const std::string& how) {
  return {"escape stays inside", [=](const Run& run) {
            if (run.out == "stays inside\n") return std::string{};
            if (run.out != secret + "\n") return "stdout: \"" + run.out + "\"";
            return "it got out" + how + ", and has read /tmp/secret of the outside";
          }};
}

/// The way leads out of one of the jails of jail.sh, and must not lead out of the new root.
void check_way(const std::string& way, const std::string& jail, const std::string& how) {
  needs_namespaces("root.command");
  require_way_out(way, jail);
  const std::string secret = make_secret();
  CHECK_THAT(attack({"newroot"}, way, secret), stays_inside(secret, how));
}

void check_way(const std::string& way, const std::string& jail) {
  check_way(way, jail, ", as out of a " + jail);
}

}  // namespace

TEST_CASE("escape.double: a second chroot does not lead out", "[points:2]") {
  check_way("double", "chroot");
}

TEST_CASE("escape.descriptor: no open directory leads out", "[points:2]") {
  check_way("descriptor", "chroot", " by a descriptor that its caller had open");
}

TEST_CASE("escape.process: no /proc/PID/root or cwd leads out", "[points:2]") {
  check_way("process", "chroot");
}

TEST_CASE("escape.namespace: the root of the mount namespace is the new one", "[points:2]") {
  check_way("namespace", "chroot");
}

TEST_CASE("escape.umount: the new root does not just lie on top of the old one", "[points:2]") {
  check_way("umount", "move");
}
