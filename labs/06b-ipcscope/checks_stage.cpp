#include "checks_stage.hpp"

#include <sys/syscall.h>

#include <csignal>
#include <stdexcept>

#include "checks_report.hpp"

namespace boxlab {

namespace {

/// It has made its objects, and waits to be told to leave.
bool is_ready(const Process& process, const std::string& count) {
  const auto& call = process.main_thread().call;
  return process.name == "tenant" && process.words.size() > 1 && process.words[1] == count &&
         call && call->number == SYS_rt_sigtimedwait;
}

const Process* find_ready(const Processes& processes, const std::string& count) {
  for (const Process& process : processes) {
    if (is_ready(process, count)) return &process;
  }
  return nullptr;
}

}  // namespace

void needs_lists() {
  for (const char* id : {"list.queues", "list.sets", "list.segments", "list.posix"}) needs(id);
}

// The room for queues is counted for a user, over all sandboxes that are at work: those that
// `touch` makes are small.
Stage::Stage(Sandbox sandbox)
    : shell_{sandbox.file(tool("tenant"))
                 .file(tool("crowd"))
                 .setting("fs/mqueue/msgsize_default", "128")} {}

Tenant Stage::start(const std::string& command, const std::string& count) {
  run(command + " &");
  const Look look = shell_.wait_for(
      [&](const Processes& processes) { return find_ready(processes, count) != nullptr; });
  const Process* process = find_ready(look.processes, count);
  if (process == nullptr) throw std::runtime_error{"no tenant: " + command + "\n" + look.err};
  return look_at({*process, {}, {}});
}

Tenant Stage::look_at(const Tenant& tenant) {
  return {tenant.process, inode(tenant.process), shell_.session().objects(tenant.process)};
}

void Stage::leave(const Tenant& tenant) {
  shell_.session().send_signal(tenant.process, SIGUSR1);
  const Look look =
      shell_.wait_for([&](const Processes&) { return inode(tenant.process) != tenant.inode; });
  if (inode(tenant.process) == tenant.inode)
    throw std::runtime_error{"the tenant did not leave: " + look.err};
}

Process Stage::find(const std::string& name) {
  const auto find_it = [&](const Processes& processes) -> const Process* {
    for (const Process& process : processes) {
      if (process.name == name) return &process;
    }
    return nullptr;
  };
  const Look look =
      shell_.wait_for([&](const Processes& processes) { return find_it(processes) != nullptr; });
  const Process* found = find_it(look.processes);
  if (found == nullptr) throw std::runtime_error{"there is no process " + name + "\n" + look.err};
  return *found;
}

std::string Stage::inode(const Process& process) {
  const std::string link = shell_.session().link(process, "ns/ipc");
  const auto begin = link.find('[') + 1;
  return link.empty() ? "" : link.substr(begin, link.find(']') - begin);
}

std::set<int> Stage::members(const std::string& inode) {
  std::set<int> pids;
  for (const Process& process : shell_.session().processes()) {
    if (this->inode(process) == inode) pids.insert(process.pid);
  }
  return pids;
}

Run Stage::scope(const std::string& arguments) {
  run("ipcscope --json" + (arguments.empty() ? "" : " " + arguments));
  return finish();
}

Run Stage::finish() {
  Run run = shell_.finish();
  run.err = without_init(run.err);
  return run;
}

}  // namespace boxlab
