// Why one thread does not go on: the parts that an autopsy is made of.
//
// Each kind of thing that one can wait for has a file of its own, explain_*.cpp, with a function
// that knows it. The table in autopsy.cpp lists them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/autopsy.hpp"
#include "check/maps.hpp"
#include "check/memory.hpp"

namespace boxlab {

/// "wc (pid 7)"; of a second thread, "wc (pid 7, thread 9)".
std::string label(const Process& process, const Thread& thread);

/// Why one thread does not go on.
struct Wait {
  std::string action;       ///< "waits in read() on pipe:[8123]"
  std::string situation;    ///< "its write end is still open in pipeline (pid 2) as fd 4"
  std::string consequence;  ///< said when nobody can wake it: "so end-of-file never comes"
  std::vector<int> wakers;  ///< the processes that could end the wait by going on themselves
  bool is_hopeful = false;  ///< time, or somebody outside the sandbox, could end it too
  bool is_lasting = false;  ///< but that is the judge alone, or takes longer than the judge waits
  int rank = 0;             ///< where its sentence stands: causes (0) before what follows from them

  std::string object;               ///< what it waits for, as the drawing names it; may be empty
  std::vector<std::string> givers;  ///< on the left of the object: who puts something into it
  std::vector<std::string> takers;  ///< on its right: who gets something out of it
  int holder = 0;                   ///< the thread that has what this one waits for, where known
  std::string tie;                  ///< to that one: "waits for the mutex, held by"

  const Process* process = nullptr;  ///< who waits: examine() fills it in
  const Thread* thread = nullptr;    ///< likewise
  std::string label() const {
    return boxlab::label(*process, *thread);
  }  ///< who waits: see boxlab::label
};

/// A thread to explain, in a system call or not, with all that there is to ask about it.
struct Subject {
  const Process& process;  ///< its process
  const Thread& thread;    ///< the thread, at the later moment
  const Scene& scene;      ///< all processes, at both moments
  std::string call;        ///< the name of its system call; empty when it is in none

  bool is_in(std::initializer_list<const char*> calls) const;  ///< its system call is one of these
  /// An argument of its call, which it must be in; the first is number 0.
  std::uint64_t argument(std::size_t number) const { return thread.call->arguments[number]; }
  /// The same for an int, which fills only a part of its register.
  int number(std::size_t number) const { return static_cast<int>(argument(number)); }
  /// The open descriptor that the argument names, or nullptr.
  const OpenDescriptor* descriptor(std::size_t number) const;
  std::string label() const { return boxlab::label(process, thread); }  ///< see boxlab::label
  /// What the process has at `address`; nothing for a null pointer too.
  template <class Object>
  std::optional<Object> read(std::uint64_t address) const {
    return read_object<Object>(scene.windows.proc, process.pid, address);
  }
  /// The same thread at the earlier of the two moments, or nullptr.
  const Thread* before() const;
  /// How often it has fallen asleep since then.
  std::uint64_t sleeps() const { return before() ? thread.sleeps - before()->sleeps : 0; }
  /// The pids of all other living processes.
  std::vector<int> others() const;
};

/// Explains a thread, or says nothing when it does not know what the thread is doing.
using Explain = std::optional<Wait> (*)(const Subject& subject);

std::optional<Wait> explain_stop(const Subject& subject);  ///< stopped by a signal or by a tracer
std::optional<Wait> explain_pipe(
    const Subject& subject);  ///< reads from or writes to a pipe or FIFO
std::optional<Wait> explain_open(const Subject& subject);         ///< opens a FIFO
std::optional<Wait> explain_queue(const Subject& subject);        ///< msgsnd, msgrcv
std::optional<Wait> explain_named_queue(const Subject& subject);  ///< mq_send, mq_receive
std::optional<Wait> explain_semaphore(const Subject& subject);    ///< semop
std::optional<Wait> explain_futex(const Subject& subject);        ///< what glibc builds on futexes
std::optional<Wait> explain_file_lock(const Subject& subject);    ///< fcntl, flock
std::optional<Wait> explain_poll(const Subject& subject);         ///< poll, select, epoll_wait
std::optional<Wait> explain_child(const Subject& subject);        ///< wait, waitpid, waitid
std::optional<Wait> explain_running(const Subject& subject);      ///< in no call: it computes
std::optional<Wait> explain_sleep(const Subject& subject);        ///< pause, sigsuspend, nanosleep
/// Knows everything a little: names the call.
std::optional<Wait> explain_call(const Subject& subject);

/// A descriptor in the hands of a process.
struct Holder {
  const Process* process;  ///< never nullptr
  int number;              ///< of the descriptor
};
/// In the order of their pids, then of their descriptors.
using Holders = std::vector<Holder>;

/// Who has `target` open for writing, or else for reading: for a pipe, its write or read end.
Holders holders(const Processes& processes, const std::string& target, bool writable);
/// "in pipeline (pid 2) as fd 4 and in itself as fd 5".
std::string list(const Holders& holders, const Process& itself);
/// "pipeline (pid 2) fd 4", each; or else "nobody".
std::vector<std::string> labels(const Holders& holders);

/// Who holds what is waited for, in words: "sem (pid 4)", "pid 4, which has ended".
std::string name_holder(const Scene& scene, int tid);

/// Draws the objects that `waits` are about, each between those who fill it and those who empty it;
/// then the circles in which each waits for what the next one holds.
std::string draw(const std::vector<Wait>& waits);

}  // namespace boxlab
