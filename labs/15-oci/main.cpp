// Lab 15: the command line of the program `ocibox`, which is that of crun and runc. Given; nothing
// to change here.
#include <sys/prctl.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "main_config.hpp"
#include "main_end.hpp"
#include "main_store.hpp"
#include "ocibox.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

namespace fs = std::filesystem;

constexpr auto footer = R"(Examples:
  ocibox run --bundle ~/small c1        what config.json and rootfs in ~/small describe, to its end
  ocibox create --bundle ~/small c1     the same in steps
  ocibox start c1
  ocibox state c1
  ocibox kill c1 TERM
  ocibox delete c1)";

/// What can be said on the command line.
struct Words {
  fs::path root = "/run/ocibox";
  fs::path bundle = ".";
  fs::path pid_file;
  std::string id;
  std::string signal = "TERM";
  bool all = false;
  bool is_detached = false;
  bool force = false;
};

/// "9", "KILL" or "SIGKILL".
int read_signal(const std::string& text) {
  const char* name = text.c_str() + (text.starts_with("SIG") ? 3 : 0);
  for (int signal = 1; signal < NSIG; ++signal) {
    const char* known = sigabbrev_np(signal);
    if (text == std::to_string(signal) || (known != nullptr && std::strcmp(name, known) == 0))
      return signal;
  }
  throw std::runtime_error{"there is no signal " + text};
}

void write_pid_file(const fs::path& path, sys::Pid pid) {
  if (path.empty()) return;
  std::ofstream stream{path};
  stream << pid << std::flush;
  if (!stream) sys::throw_errno("write", path.c_str());
}

/// The container's process, and what is written down of it.
sys::Pid make(const Words& words, const Spec& spec, Store& store) {
  fs::copy_file(words.bundle / "config.json", store.config());
  store.save(0);
  const sys::Pid pid = create_container(spec, store.load());
  store.save(pid);
  return pid;
}

/// Where anything fails, it is as if there never had been a container.
void create(const Words& words) {
  const Spec spec = read_spec(words.bundle / "config.json", words.bundle);
  Store store{words.root, words.id};
  store.make(words.bundle);
  sys::Pid pid = 0;
  try {
    pid = make(words, spec, store);
    write_pid_file(words.pid_file, pid);
  } catch (...) {
    if (pid != 0) sys::send_signal(pid, SIGKILL);
    store.remove();
    throw;
  }
}

Spec read_kept(const Store& store, const Container& container) {
  return read_spec(store.config(), container.bundle);
}

void start(const Words& words) {
  const Store store{words.root, words.id};
  const Container container = store.load();
  start_container(read_kept(store, container), container);
}

void show_state(const Words& words) {
  const Container container = Store{words.root, words.id}.load();
  std::fputs(state_json(container, find_status(container), container.pid).c_str(), stdout);
}

void send_signal(const Words& words) {
  const Container container = Store{words.root, words.id}.load();
  kill_container(container, read_signal(words.signal));
}

void remove(const Words& words) {
  Store store{words.root, words.id};
  const Container container = store.load();
  delete_container(read_kept(store, container), container, words.force);
  store.remove();
}

/// Whoever makes the container's process, it becomes our child when its parent has ended.
int run(Words words) {
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl", "PR_SET_CHILD_SUBREAPER");
  create(words);
  words.force = true;
  try {
    start(words);
  } catch (...) {
    remove(words);
    throw;
  }
  if (words.is_detached) return 0;
  const int status = sys::wait(Store{words.root, words.id}.load().pid);
  remove(words);
  return status;
}

CLI::App* add(CLI::App& app, const char* name, const char* text, Words& words) {
  CLI::App* command = app.add_subcommand(name, text);
  command->add_option("ID", words.id, "The container's id")->required()->type_name("");
  return command;
}

void add_making(CLI::App* command, Words& words) {
  command->add_option("-b,--bundle", words.bundle, "The directory with config.json; here: .")
      ->type_name("DIR");
  command->add_option("--pid-file", words.pid_file, "Where to write the pid")->type_name("FILE");
}

void describe(CLI::App& app, Words& words, int& status) {
  app.footer(footer);
  app.require_subcommand(1);
  app.set_version_flag("--version", "ocibox 0.1\nspec: 1.0.2");
  app.add_option("--root", words.root, "Where containers are known; /run/ocibox")->type_name("DIR");
  app.add_option("--cgroup-manager", "Only `disabled`: cgroups are left to whoever calls")
      ->check(CLI::IsMember({"disabled"}))
      ->type_name("NAME");
  CLI::App* creating = add(app, "create", "Make a container, which waits", words);
  add_making(creating, words);
  creating->callback([&] { create(words); });
  add(app, "start", "Let it run its program", words)->callback([&] { start(words); });
  add(app, "state", "Say where it is in its life", words)->callback([&] { show_state(words); });
  CLI::App* killing = add(app, "kill", "Send a signal to its process", words);
  killing->add_option("SIGNAL", words.signal, "TERM, SIGTERM or 15; TERM")->type_name("");
  killing->add_flag("-a,--all", words.all, "Nothing more: when process 1 ends, all do");
  killing->callback([&] { send_signal(words); });
  CLI::App* removing = add(app, "delete", "Forget one that is stopped", words);
  removing->add_flag("-f,--force", words.force, "Kill it first");
  removing->callback([&] { remove(words); });
  CLI::App* running = add(app, "run", "create, start, wait, delete", words);
  add_making(running, words);
  running->add_flag("-d,--detach", words.is_detached, "Do not wait for it");
  running->callback([&] { status = run(words); });
}

int call(int argc, char** argv) {
  Words words;
  int status = 0;
  CLI::App app{"Containers, as the OCI runtime specification wants them", "ocibox"};
  describe(app, words, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const Said&) {
    return 1;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("ocibox", call, argc, argv); }
