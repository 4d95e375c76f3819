// What the checks of semaphores share: a shell that starts the program many times, and what the
// kernel shows of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/catch/check.hpp"

namespace boxlab {

/// A shell in a sandbox that does one step after another. The commands that are to stay while one
/// looks are sleepers: sleep 1001, sleep 1002...
class SlotShell {
 public:
  explicit SlotShell(Sandbox sandbox = boxlab::sandbox());

  /// Types a line that goes on in the background, which begins as "sem --id tea sleep 1001".
  void start(const std::string& line);
  /// Types a line and waits for its end.
  Look run(const std::string& line);
  /// What run() typed last has come to its end.
  bool is_done(const Processes& processes) const;
  /// Waits until so many sleepers run, and so many others wait in the kernel for a semaphore.
  Look wait_for(std::size_t running, std::size_t waiting);
  /// Waits until the processes are as `is_there` wants them.
  Look wait_for(const std::function<bool(const Processes&)>& is_there);
  /// Sends a signal to a process.
  void send_signal(const Process& process, int signal);
  /// Ends the sleeper of this number.
  void end_sleeper(const std::string& number);
  /// Types a last line, and waits until the shell has ended.
  Run finish(const std::string& line);

  /// All IPC objects at this moment.
  IpcObjects objects() const { return session_.objects(); }
  /// The semaphores of the only System V set there is; none when there is none, or more than one.
  std::vector<Semaphore> set() const;
  /// The process that changed the number of free slots last: it has just got one.
  std::optional<Process> holder() const;

 private:
  void type(const std::string& line);
  std::vector<std::string> words() const { return {"sh", "-c", typed_}; }

  Session session_;
  std::string typed_;
  std::string marker_;  ///< the number of a sleeper that is started after each line of run()
  int steps_ = 0;
};

/// A shell in which `sleep 1001` has the only slot, and somebody waits for it.
struct Queue : SlotShell {
  Look look;       ///< at the two
  Process waiter;  ///< who waits in the kernel for the slot

  /// `options` begins both of the lines after "sem"; `rest` ends that of the one who waits.
  Queue(const std::string& options, const std::string& rest);
};

/// Sends SIGUSR1 to the one who waits, and waits until it has come to rest again, or has ended.
Look interrupt(Queue& queue);

/// The key of the System V set that the program uses for the name `id`.
int key_of(const std::string& id);

/// The sleepers that run, by their numbers: "1001".
std::vector<std::string> running(const Processes& processes);

/// Whether the sleeper of this number runs.
bool is_running(const Processes& processes, const std::string& number);

/// The processes that wait in the kernel for a semaphore of either kind.
std::vector<const Process*> waiting(const Processes& processes);

/// How many IPC objects there are, of all kinds.
std::size_t count(const IpcObjects& objects);

/// So many sleepers run, and so many others wait in the kernel for a semaphore.
LookMatcher has(std::size_t running, std::size_t waiting);
/// The sleeper of this number runs.
LookMatcher runs(const std::string& number);
/// What SlotShell::run typed has come to its end, and so many slots are free in the System V set.
LookMatcher has_free_slots(const SlotShell& shell, int count);

}  // namespace boxlab
