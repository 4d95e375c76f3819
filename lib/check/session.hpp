// A run that is going on.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "check/box.hpp"
#include "check/history.hpp"
#include "check/ipc.hpp"
#include "check/maps.hpp"
#include "check/network.hpp"
#include "check/proc.hpp"
#include "check/run.hpp"
#include "check/semaphores.hpp"
#include "check/steps.hpp"
#include "check/stream.hpp"

namespace boxlab {

/// What a run has to do with the judge besides its plan.
struct Dealings {
  std::optional<std::string> input;  ///< stdin; /dev/null without it
  /// There is no end-of-file after `input`: Session::type() can add to it.
  bool leaves_input_open = false;
  bool is_typed_to = false;  ///< it is a shell: each text that is typed is a step of its own
  std::string kept_name;     ///< the file below /tmp that becomes Run::kept
};

/// A look at the processes of a run.
struct Look {
  std::vector<std::string> words;  ///< the program's name and arguments
  Processes processes;             ///< none when it has ended
  std::optional<Run> ended;        ///< how it ended, if it did
  std::string err{};               ///< what it has written to stderr until then
  /// What the processes were doing, when they did not become as they should be.
  std::optional<Autopsy> autopsy{};
};

/// When to stop waiting for processes to become as they should be; after some seconds in any case.
enum class GiveUp {
  when_all_rest,  ///< and none of them can wake by itself soon
  not_earlier     ///< where the kernel has work of its own to do, as with network interfaces
};

/// A program that runs in its sandbox. One can look at it, type to it, and wait for its end; when
/// the object goes, everything inside ends.
class Session {
 public:
  /// Starts it. Throws Blocked when this machine forbids that, std::system_error when it fails.
  Session(const Plan& plan, Dealings dealings);

  /// All processes of the sandbox at this moment. Right after the start there may be none yet: see
  /// wait_for().
  Processes processes() const;
  /// The file `name` of a process below its directory of /proc, such as "uid_map" or "mountinfo"
  /// (proc(5)); an empty text when it can't be read any more.
  std::string read(const Process& process, const std::string& name) const;
  /// What the link `name` there leads to: "ipc:[4026531839]" for "ns/ipc"; empty when it is gone.
  std::string link(const Process& process, const std::string& name) const;
  /// All IPC objects of the sandbox at this moment.
  IpcObjects objects() const { return read_ipc_objects(box_->windows()); }
  /// Those of the IPC namespace that `process` is in, which may be one of its own.
  IpcObjects objects(const Process& process) const;
  /// The semaphores of the System V set `id`, as `process` sees them.
  std::vector<Semaphore> semaphores(const Process& process, int id) const;
  /// The network interfaces that `process` sees.
  std::vector<Interface> interfaces(const Process& process) const;
  /// What `process` has in its memory.
  std::vector<Mapping> mappings(const Process& process) const;
  /// The top of the cgroups that the run may make (Sandbox::cgroups), also after its end; to be
  /// looked at with read_groups() and others.
  const sys::Descriptor& cgroups() const { return box_->windows().cgroups; }
  /// The cgroup that `process` is in, seen from that top: "/caller"; empty when it is gone.
  std::string group(const Process& process) const;
  /// Lets the program go on until its processes are as `is_there` wants them, or it ends, or it is
  /// time to give up. Returns the last look.
  Look wait_for(const std::function<bool(const Processes&)>& is_there,
                GiveUp give_up = GiveUp::when_all_rest);
  /// What it has written to stderr so far.
  std::string err();
  /// Types into stdin. In a shell, leftovers name the text during which they came to be; wait for
  /// what a step does before the next one, or they name both.
  void type(const std::string& text);
  /// The program has read all that was typed, and waits for more: a shell has done its step.
  bool awaits_input() const;
  /// Ends stdin.
  void close_input();
  /// Sends a signal to one process of the sandbox. From a SIGSTOP to the next SIGCONT, the run does
  /// not count as stuck: whoever has stopped a process can let it go on. Nothing happens to a
  /// process that has ended since it was seen.
  void send_signal(const Process& process, int signal);
  /// Waits for the end: at most as long as the limits say, and no longer than anything can move.
  Run finish();

 private:
  using Clock = std::chrono::steady_clock;

  void step(std::chrono::milliseconds patience);
  Autopsy explain(const Moment& before, const Moment& now) const;
  bool is_settled(const Moment& now) const;
  bool is_long_still() const;
  bool still_stands(const Moment& now) const;
  double rest_seconds() const;
  std::optional<Ending> find_ending(const Moment& now, const Autopsy& autopsy, bool is_late) const;
  void watch();
  void begin_step(const std::string& text);
  void note_leftovers();
  void conclude(Ending ending);
  void hear(const std::optional<Message>& message);
  bool has_ended() const { return ended_; }
  double seconds() const;
  std::vector<std::string> served_pipes() const;

  Limits limits_;
  Dealings dealings_;
  Capture out_;
  Capture err_;
  Feed input_;
  std::unique_ptr<Box> box_;
  Clock::time_point start_;
  History history_;
  std::vector<std::string> mounts_;
  Steps steps_;
  bool holds_ = false;         ///< a process that we have stopped
  bool is_finishing_ = false;  ///< we do nothing any more but wait
  bool ended_ = false;
  Run run_;
};

}  // namespace boxlab
