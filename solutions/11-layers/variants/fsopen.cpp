// The calls that came after mount(2): a file system context takes one option after another, so no
// list of names can be too long, and no character of a name means anything. What the kernel writes
// into its log goes into the message.
#include <fcntl.h>
#include <ftw.h>
#include <linux/sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "layers.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

void write_file(const std::string& path, const std::string& text) {
  const sys::Descriptor file = sys::open(path.c_str(), O_WRONLY);
  sys::check(write(file.get(), text.data(), text.size()), "write", path.c_str());
}

/// Has `child` be root in its user namespace, and lets it go.
void map(sys::Pid child, const sys::Pipe& maps) {
  const std::string directory = "/proc/" + std::to_string(child);
  write_file(directory + "/setgroups", "deny");
  write_file(directory + "/gid_map", "0 " + std::to_string(getgid()) + " 1");
  write_file(directory + "/uid_map", "0 " + std::to_string(getuid()) + " 1");
  sys::write_all(maps.write_end, "g", 1);
}

/// What the context has to say, one message a read; without the letter in front and the newline.
std::string read_log(const sys::Descriptor& context) {
  char message[512];
  const ssize_t size = read(context.get(), message, sizeof message);
  return size > 3 ? std::string(message + 2, static_cast<std::size_t>(size) - 3) : "";
}

void configure(const sys::Descriptor& context, unsigned command, const char* key,
               const std::string& value, const std::string& shown) {
  const char* text = key == nullptr || value.empty() ? nullptr : value.c_str();
  if (fsconfig(context.get(), command, key, text, 0) == 0) return;
  const int error = errno;
  const std::string object = shown + " " + read_log(context);
  errno = error;
  sys::throw_errno("fsconfig", object.c_str());
}

/// A string of fsconfig(2) has at most 255 bytes, so the directory is named by its descriptor.
void set_directory(const sys::Descriptor& context, const char* key, const std::string& name) {
  const sys::Descriptor directory = sys::open(name.c_str(), O_PATH | O_DIRECTORY);
  const std::string path = "/proc/self/fd/" + std::to_string(directory.get());
  configure(context, FSCONFIG_SET_STRING, key, path, std::string{key} + " " + name);
}

/// Where the log stays empty, since the rule is broken only when all is put together.
std::string guess(const Layers& layers, const std::string& scratch) {
  if (layers.upper == nullptr) return "overlay";
  struct statx upper {};
  struct statx work {};
  sys::check(statx(AT_FDCWD, layers.upper, 0, STATX_MNT_ID, &upper), "statx", layers.upper);
  sys::check(statx(AT_FDCWD, scratch.c_str(), 0, STATX_MNT_ID, &work), "statx", scratch.c_str());
  const bool is_same = upper.stx_mnt_id == work.stx_mnt_id;
  return std::string{"overlay with "} + layers.upper +
         (is_same ? "" : "; it and its work directory have to be on the same mount");
}

void mount_layers(const Layers& layers, const std::string& scratch) {
  const sys::Descriptor context{sys::check(fsopen("overlay", FSOPEN_CLOEXEC), "fsopen", "overlay")};
  configure(context, FSCONFIG_SET_FLAG, "userxattr", "", "userxattr");
  for (auto name = layers.lower; *name != nullptr; ++name) {
    set_directory(context, "lowerdir+", *name);
  }
  if (layers.upper != nullptr) {
    set_directory(context, "upperdir", layers.upper);
    set_directory(context, "workdir", scratch + "/work");
  } else {
    set_directory(context, "lowerdir+", scratch + "/work");
  }
  configure(context, FSCONFIG_CMD_CREATE, nullptr, "", guess(layers, scratch));
  const sys::Descriptor tree{sys::check(fsmount(context.get(), FSMOUNT_CLOEXEC, 0), "fsmount")};
  const std::string merged = scratch + "/merged";
  sys::check(move_mount(tree.get(), "", AT_FDCWD, merged.c_str(), MOVE_MOUNT_F_EMPTY_PATH),
             "move_mount", merged.c_str());
  sys::check(chdir(merged.c_str()), "chdir", merged.c_str());
}

int remove_one(const char* name, const struct stat*, int, FTW*) { return std::remove(name); }

struct Scratch {
  std::string path = "/tmp/XXXXXX";

  explicit Scratch(const char* upper) {
    if (upper != nullptr) {
      sys::open(upper, O_PATH | O_DIRECTORY);
      path = std::string{upper} + "/../.XXXXXX";
    }
    if (mkdtemp(path.data()) == nullptr) sys::throw_errno("mkdtemp", path.c_str());
    for (const char* name : {"/work", "/merged"}) {
      sys::check(mkdir((path + name).c_str(), 0700), "mkdir", path.c_str());
    }
  }
  ~Scratch() {
    chmod((path + "/work/work").c_str(), 0700);
    nftw(path.c_str(), remove_one, 8, FTW_DEPTH | FTW_PHYS);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
};

/// The child: waits for its maps, mounts, and becomes the command.
[[noreturn]] void become(char* const* command, const Layers& layers, const std::string& scratch,
                         sys::Pipe& maps) {
  maps.write_end.close();
  char letter;
  if (sys::read_all(maps.read_end, &letter, 1) == 0) sys::exit_child(1);
  try {
    mount_layers(layers, scratch);
  } catch (const std::exception& error) {
    sys::report(error);
    sys::exit_child(1);
  }
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  sys::exec(command);
}

}  // namespace

int run_layers(const Layers& layers, char* const* command) {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  const Scratch scratch{layers.upper};
  sys::Pipe maps = sys::make_pipe();
  clone_args args{};
  args.flags = CLONE_NEWUSER | CLONE_NEWNS;
  args.exit_signal = SIGCHLD;
  const auto child =
      static_cast<sys::Pid>(sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3"));
  if (child == 0) become(command, layers, scratch.path, maps);
  map(child, maps);
  return sys::wait(child);
}
