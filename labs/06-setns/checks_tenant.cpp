#include "checks_tenant.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace boxlab {

namespace {

/// The first process of the sandbox after its init, as the sandbox counts.
constexpr int shell_pid = 2;

/// Those kinds that are in `some` and not in `others`.
std::set<std::string> without(const std::set<std::string>& some,
                              const std::set<std::string>& others) {
  std::set<std::string> rest;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

/// Where the command is, when that is not as it should be.
std::string find_fault(const Tenant& tenant, const std::set<std::string>& kinds) {
  const Process& command = *tenant.command();
  const auto from_caller = different_kinds(tenant.session(), command, tenant.caller());
  const auto from_tenant = different_kinds(tenant.session(), command, tenant.process());
  const auto strange = without(from_caller, without(from_caller, from_tenant));
  if (!strange.empty())
    return fmt::format("it is in namespaces of nobody else: {}", list_kinds(strange));
  return from_caller == kinds ? "" : "entered: " + list_kinds(from_caller);
}

}  // namespace

Tenant::Tenant(const std::string& tenant, std::vector<std::string> prefix)
    : prefix_{std::move(prefix)},
      session_{
          sandbox().open_input().start_shell(fmt::format("exec {} sh", fmt::join(prefix_, " ")))} {
  type(tenant + " &");
  const Look look = session_.wait_for([](const Processes& processes) {
    return find_asleep(processes, "sleep", "1001") != nullptr;
  });
  const Process* sleeper = find_asleep(look.processes, "sleep", "1001");
  const Process* shell = find_process(look.processes, shell_pid);
  if (sleeper == nullptr || shell == nullptr)
    throw std::runtime_error{fmt::format("there is no tenant: {}: {}", tenant, look.err)};
  tenant_ = *sleeper;
  caller_ = *shell;
}

void Tenant::type(const std::string& line) {
  session_.type(line + "\n");
  typed_ += (typed_.empty() ? "" : "\n") + line;
}

/// What has been done, as one would type it oneself.
std::vector<std::string> Tenant::words() const {
  std::vector<std::string> all = prefix_;
  all.insert(all.end(), {"sh", "-c", typed_});
  return all;
}

std::string Tenant::call(const std::string& arguments) const {
  return fmt::format("nsenter -t {} {}", tenant_.pid, arguments);
}

void Tenant::enter(const std::string& options) {
  look_ = start(options + " sleep 1002", [](const Processes& processes) {
    return find_asleep(processes, "sleep", "1002") != nullptr;
  });
}

Look Tenant::start(const std::string& arguments,
                   const std::function<bool(const Processes&)>& is_there) {
  type(call(arguments) + "; exit $?");
  Look look = session_.wait_for(is_there);
  look.words = words();
  return look;
}

Run Tenant::finish() {
  Run run = session_.finish();
  run.words = words();
  return run;
}

Run Tenant::run(const std::string& arguments) {
  type(call(arguments) + "; exit $?");
  return finish();
}

Look Tenant::run_and_stay(const std::string& arguments) {
  return start(arguments + " && sleep 1003", [](const Processes& processes) {
    return find_asleep(processes, "sleep", "1003") != nullptr;
  });
}

std::string unshare_all() {
  const bool has_time = access("/proc/self/ns/time", F_OK) == 0;
  return fmt::format("unshare -i -u -n -m -p -C {}-f", has_time ? "-T " : "");
}

LookMatcher has_entered(const Tenant& tenant, const std::set<std::string>& kinds) {
  return shows("entered: " + list_kinds(kinds), [&tenant, kinds](const Processes&) {
    if (tenant.command() == nullptr) return std::string{"the command does not run"};
    return find_fault(tenant, kinds);
  });
}

}  // namespace boxlab
