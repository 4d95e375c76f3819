#include "check/box.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/sched.h>

#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <system_error>
#include <utility>

#include "check/blocked.hpp"
#include "check/cgroup_place.hpp"
#include "check/filter.hpp"
#include "check/init.hpp"
#include "check/pidfd.hpp"
#include "check/process_limits.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr auto all_namespaces = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC |
                                CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWCGROUP;

/// The id outside that is root inside, when the judge is root: nobody.
constexpr unsigned nobody = 65534;

/// Whether the judge is a root that can give its rights up. Its other groups would go along into
/// the new user namespace, where they can't be given up any more, so that is done here. A root that
/// may not do so is one in a user namespace: it has no more rights than the user who made that.
bool can_be_nobody() { return geteuid() == 0 && setgroups(0, nullptr) == 0; }

void write_file(const std::string& path, const std::string& text) {
  const sys::Descriptor file = sys::open(path.c_str(), O_WRONLY);
  sys::check(write(file.get(), text.data(), text.size()), "write", path.c_str());
}

/// Maps root inside to one unprivileged id outside (user_namespaces(7)). Who is no root himself has
/// to give setgroups(2) up for that. Whoever makes a user namespace in there finds it as it is
/// here: where we may leave it alone, the kernel asks of a program inside what it asks of a user
/// outside.
void write_id_maps(pid_t pid, bool as_nobody) {
  const std::string directory = "/proc/" + std::to_string(pid) + "/";
  const auto map = [&](unsigned own) {
    return "0 " + std::to_string(as_nobody ? nobody : own) + " 1\n";
  };
  try {
    write_file(directory + "uid_map", map(geteuid()));
    if (!as_nobody) write_file(directory + "setgroups", "deny\n");
    write_file(directory + "gid_map", map(getegid()));
  } catch (const std::system_error& error) {
    refuse(error.what(), error.code().value());
  }
}

std::pair<sys::Descriptor, sys::Descriptor> make_channel() {
  int ends[2];
  sys::check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), "socketpair");
  return {sys::Descriptor{ends[0]}, sys::Descriptor{ends[1]}};
}

}  // namespace

Init::Init(const Orders& orders, int cgroup) {
  int pidfd = -1;
  clone_args args{};
  args.flags = all_namespaces | CLONE_PIDFD | CLONE_CLEAR_SIGHAND;
  args.pidfd = reinterpret_cast<std::uintptr_t>(&pidfd);
  args.exit_signal = SIGCHLD;
  if (cgroup != -1) {
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<unsigned>(cgroup);
  }
  const long pid = syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) run_init(orders);
  if (pid == -1) refuse("clone3", errno);
  pid_ = static_cast<pid_t>(pid);
  pidfd_ = sys::Descriptor{pidfd};
}

Init::~Init() {
  pidfd_send_signal(pidfd_.get(), SIGKILL, nullptr, 0);
  while (waitpid(pid_, nullptr, 0) == -1 && errno == EINTR) {
  }
}

Box::Box(const Plan& plan, const sys::Descriptor (&standard)[3])
    : cgroup_{Cgroup::make(plan.limits)} {
  if (auto lack = find_limits_lack(plan.limits)) throw Lacking{std::move(*lack)};
  const bool as_nobody = can_be_nobody();
  if (!plan.controllers.empty()) give_cgroups(plan.controllers, as_nobody);
  Orders orders{plan, forbidden_calls()};
  auto [ours, theirs] = make_channel();
  orders.channel = theirs.get();
  orders.has_cgroup = cgroup_.has_value();
  if (delegation_) {
    orders.way_to_init = delegation_->way_to_init().get();
    orders.way_to_caller = delegation_->way_to_caller().get();
  }
  for (int i = 0; i < 3; ++i) orders.standard[i] = standard[i].get();
  init_.emplace(orders, home());
  channel_ = std::move(ours);
  theirs.close();
  write_id_maps(init_->pid(), as_nobody);
  await_walls();
}

void Box::give_cgroups(const std::vector<std::string>& controllers, bool as_nobody) {
  require_controllers(controllers);
  delegation_.emplace(*cgroup_, controllers, as_nobody ? nobody : geteuid());
  windows_.cgroups = sys::Descriptor{fcntl(delegation_->given().get(), F_DUPFD_CLOEXEC, 0)};
}

/// The cgroup that init is born in.
int Box::home() const {
  if (delegation_) return delegation_->given().get();
  return cgroup_ ? cgroup_->directory().get() : -1;
}

void Box::await_walls() {
  sys::write_all(channel_, "g", 1);
  const std::optional<Message> message = receive();
  if (!message) throw std::runtime_error{"the init of a sandbox died before its walls stood"};
  if (message->kind == Message::Kind::failed) refuse(message->step, message->error);
}

std::optional<Message> Box::receive() {
  Message message;
  if (!receive_message(channel_, message, windows_)) return std::nullopt;
  return message;
}

}  // namespace boxlab
