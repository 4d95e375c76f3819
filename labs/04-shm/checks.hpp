// What the checks of the ring share: two processes in one sandbox, and what the kernel shows of
// them.
#pragma once

#include <functional>
#include <string>

#include "check/catch/check.hpp"

namespace boxlab {

/// The two ways to share memory, and the name that is used for each.
struct Way {
  const char* title;
  std::string options;  ///< of the program
  std::string name;
  std::string send() const { return "ring " + options + "send " + name; }
  std::string receive() const { return "ring " + options + "recv " + name; }
};

Way posix();
Way system_v();

/// A sandbox with the program, and with the commands
///
///     numbers BYTES    prints so many bytes, no two blocks of which are the same
///     compare BYTES    reads stdin to its end, and says whether it is what `numbers` prints
Sandbox workshop();
/// Limits with so much time, for the wall clock and for each process.
Limits patient(double seconds);
/// What `compare` says when it is.
std::string same(std::uint64_t bytes);
/// A script in which `bytes` bytes go through a ring. It ends with the status of `compare`.
std::string transfer(const Way& way, std::uint64_t bytes);
/// A run of that, with enough time.
Run run_transfer(const Way& way, std::uint64_t bytes, const Limits& limits = {});

/// A sender and a receiver that have met and now wait for what is typed.
struct Pair : Session {
  /// What is typed is what the sender sends; the run ends as the receiver does.
  static Pair of_receiver(const Way& way);
  /// A line typed makes the sender send zeros without end; the run ends as the sender does, and
  /// what the receiver receives is thrown away.
  static Pair of_sender(const Way& way);

  Look look;  ///< at both of them; at the end of the run, when they did not meet

 private:
  explicit Pair(const std::string& script);
};

/// The process that runs the program on that side: "send" or "recv". Nullptr without one.
const Process* find_side(const Processes& processes, const std::string& side);
/// How many processes run the program.
std::size_t count_rings(const Processes& processes);
/// It waits in the kernel for something that is not its stdin.
bool is_asleep(const Process* process);
/// It is asleep, or has taken so much CPU time that there is no point in waiting for that.
bool has_settled(const Process* process);
/// It waits for its stdin: so it has met the other side, and has nothing to send.
bool reads_stdin(const Process* process);

/// Sends a signal to one side, which is there.
void signal_side(Session& session, const Look& look, const std::string& side, int signal);
/// Stops one side. Returns when it stands still.
Look stop_side(Session& session, const Look& look, const std::string& side);

/// Waits as Session::wait_for does, but several times as long: for what must not fail because other
/// processes keep the machine busy.
Look wait_patiently(Session& session, const std::function<bool(const Processes&)>& is_there);

/// Waits until that side sleeps. Returns the last look.
Look wait_for_sleep(Session& session, const std::string& side);

/// That side sleeps until something happens: for some tenths of a second it takes no CPU time and
/// hardly wakes up. Looks that long.
void check_sleep(Session& session, const std::string& side);

/// Both sides are there, and wait for what is typed.
LookMatcher has_met();
/// Nothing is left that has a name: no object in /dev/shm, no System V object.
LookMatcher has_no_names(const Session& session);
/// It said nothing on stderr.
RunMatcher was_silent();

}  // namespace boxlab
