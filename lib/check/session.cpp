#include "check/session.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>

#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include "check/cpu_use.hpp"
#include "check/delegation.hpp"
#include "check/keep.hpp"
#include "check/memory_use.hpp"
#include "check/pidfd.hpp"
#include "check/tenant.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

using std::chrono::milliseconds;

/// How often the judge looks whether anything moves. Two looks at which nothing did make a proof.
constexpr milliseconds look_interval{50};

/// How long a check waits for processes to become as it wants them, on a fast machine.
constexpr double look_seconds = 1.5;

/// After so many looks at which nothing moved, it is asked whether anything can. What the autopsy
/// says of such a state holds as long as the state, so it is not asked at each look from then on.
constexpr int enough_still_looks = 5;

double to_seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Session::Session(const Plan& plan, Dealings dealings)
    : limits_{plan.limits},
      dealings_{std::move(dealings)},
      out_{limits_.kept_bytes},
      err_{limits_.kept_bytes} {
  const bool has_input = dealings_.input.has_value() || dealings_.leaves_input_open;
  const sys::Descriptor standard[3] = {
      has_input ? input_.connect() : sys::open("/dev/null", O_RDONLY), out_.connect(),
      err_.connect()};
  run_.words = plan.words;
  box_ = std::make_unique<Box>(plan, standard);
  start_ = Clock::now();
  history_.add({start_, processes()});
  mounts_ = read_mounts(box_->windows());
  if (has_input) input_.add(dealings_.input.value_or(""), !dealings_.leaves_input_open);
}

double Session::seconds() const {
  return std::chrono::duration<double>{Clock::now() - start_}.count();
}

/// How long nothing has moved, all such times together.
double Session::rest_seconds() const {
  const auto rest = history_.all_still_looks() * look_interval;
  return std::chrono::duration<double>{rest}.count();
}

Processes Session::processes() const { return read_processes(box_->windows().proc); }

std::string Session::read(const Process& process, const std::string& name) const {
  return read_text(box_->windows().proc, fmt::format("{}/{}", process.pid, name));
}

std::string Session::link(const Process& process, const std::string& name) const {
  return read_link(box_->windows().proc, fmt::format("{}/{}", process.pid, name));
}

std::string Session::group(const Process& process) const {
  return own_group(read(process, "cgroup"));
}

IpcObjects Session::objects(const Process& process) const {
  return read_ipc_objects(box_->windows().proc, process.pid);
}

std::vector<Semaphore> Session::semaphores(const Process& process, int id) const {
  return read_semaphores(box_->windows().proc, process.pid, id);
}

std::vector<Interface> Session::interfaces(const Process& process) const {
  return read_interfaces(box_->windows().proc, process.pid);
}

std::vector<Mapping> Session::mappings(const Process& process) const {
  return read_mappings(box_->windows().proc, process.pid);
}

Look Session::wait_for(const std::function<bool(const Processes&)>& is_there, GiveUp give_up) {
  const double end = seconds() + look_seconds * machine_slowness();
  const double enough_rest = rest_seconds() + 2 * look_seconds;
  Moment now{Clock::now(), processes()};
  history_.count_still_looks_anew();
  while (!has_ended() && !is_there(now.processes)) {
    const bool is_over = seconds() > end || rest_seconds() > enough_rest;
    if (is_over || (give_up == GiveUp::when_all_rest && is_settled(now)))
      return {run_.words, now.processes, std::nullopt, err(), explain(history_.first(), now)};
    step(history_.still_looks() == 0 ? milliseconds{2} : milliseconds{10});
    if (!has_ended()) now = {Clock::now(), processes()};
  }
  if (has_ended()) return {run_.words, {}, run_, run_.err, std::nullopt};
  return {run_.words, std::move(now.processes), std::nullopt, err(), std::nullopt};
}

bool Session::is_settled(const Moment& now) const {
  return is_long_still() && explain(history_.last(), now).is_settled && still_stands(now);
}

/// Still nothing has moved. Who ends is a zombie a moment before its parent hears of it; on a
/// virtual processor, that moment lasts as long as the host lets it wait. It is over when kill(2)
/// has been through a group: both take the kernel's lock on the list of all processes.
bool Session::still_stands(const Moment& now) const {
  kill(0, 0);
  return nothing_moved(now.processes, processes());
}

bool Session::is_long_still() const { return history_.still_looks() == enough_still_looks; }

std::string Session::err() {
  err_.take();
  return err_.text();
}

void Session::type(const std::string& text) {
  if (dealings_.is_typed_to) begin_step(text);
  input_.add(text, false);
}

void Session::begin_step(const std::string& text) {
  if (!awaits_input()) return steps_.go_on(text);
  steps_.see(find_things(box_->windows(), mounts_));
  steps_.begin(text);
}

bool Session::awaits_input() const {
  if (!input_.is_taken()) return false;
  const Processes all = processes();
  const Process* shell = find_process(all, 2);
  if (shell == nullptr || !shell->main_thread().call) return false;
  const SystemCall& call = *shell->main_thread().call;
  const OpenDescriptor* source = shell->descriptor(static_cast<int>(call.arguments[0]));
  return call.number == SYS_read && source != nullptr && source->target == input_.pipe();
}

void Session::close_input() { input_.add("", true); }

void Session::send_signal(const Process& process, int signal) {
  if (signal == SIGSTOP || signal == SIGCONT) holds_ = signal == SIGSTOP;
  const std::string path = std::to_string(process.pid);
  const sys::Descriptor pidfd{
      openat(box_->windows().proc.get(), path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!pidfd.is_open() && errno == ENOENT) return;  // it has ended, and was waited for
  sys::check(pidfd.get(), "open /proc", path.c_str());
  const int sent = pidfd_send_signal(pidfd.get(), signal, nullptr, 0);
  if (sent == -1 && errno != ESRCH) sys::throw_errno("pidfd_send_signal", path.c_str());
}

Run Session::finish() {
  is_finishing_ = true;
  history_.count_still_looks_anew();
  while (!has_ended()) step(look_interval);
  return std::move(run_);
}

/// Serves the program's streams until something happens or `patience` is over; then looks around.
void Session::step(milliseconds patience) {
  pollfd ends[] = {{box_->channel().get(), POLLIN, 0},
                   {out_.number(), POLLIN, 0},
                   {err_.number(), POLLIN, 0},
                   {input_.number(), POLLOUT, 0}};
  poll(ends, std::size(ends), static_cast<int>(patience.count()));
  out_.take();
  err_.take();
  input_.give();
  if (ends[0].revents != 0) return hear(box_->receive());
  if (out_.bytes() + err_.bytes() > limits_.output_bytes) return conclude(Ending::flooded);
  if (Clock::now() - history_.last().time >= look_interval) watch();
}

/// Init says that the program ended.
void Session::hear(const std::optional<Message>& message) {
  if (box_->ran_out_of_memory()) return conclude(Ending::oversized);
  if (!message) throw std::runtime_error{"the init of a sandbox died before its program"};
  const int status = message->status;
  run_.status = WEXITSTATUS(status);
  run_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  run_.cpu_seconds = to_seconds(message->usage.ru_utime) + to_seconds(message->usage.ru_stime);
  run_.peak_kib = message->usage.ru_maxrss;
  run_.orphans = message->orphans;
  conclude(WIFSIGNALED(status) ? Ending::killed : Ending::exited);
}

void Session::watch() {
  Moment now{Clock::now(), processes()};
  const bool is_oversized = memory_bytes(now.processes, box_->windows()) > limits_.memory_bytes;
  if (is_oversized || box_->ran_out_of_memory()) return conclude(Ending::oversized);
  run_.cpu_seconds = most_cpu_seconds(now.processes);
  if (run_.cpu_seconds > limits_.cpu_seconds) {
    run_.autopsy = explain(history_.first(), now);
    return conclude(Ending::busy);
  }
  const bool is_new_standstill = history_.is_new_standstill(now.processes);
  const bool is_late = seconds() > limits_.wall_seconds || rest_seconds() > limits_.rest_seconds;
  if (is_new_standstill || is_late || is_long_still()) {
    Autopsy autopsy = explain(is_late ? history_.first() : history_.last(), now);
    const auto ending = find_ending(now, autopsy, is_late);
    if (ending) run_.autopsy = std::move(autopsy);
    if (ending) return conclude(*ending);
  }
  history_.add(std::move(now));
}

/// How a run ends that goes on no more; nothing where it may.
std::optional<Ending> Session::find_ending(const Moment& now, const Autopsy& autopsy,
                                           bool is_late) const {
  if (autopsy.is_hopeless && !holds_ && still_stands(now)) return Ending::stuck;
  if (is_late) return Ending::timed_out;
  const bool is_asleep = is_finishing_ && is_long_still() && autopsy.is_settled && !holds_;
  return is_asleep && still_stands(now) ? std::optional{Ending::asleep} : std::nullopt;
}

Autopsy Session::explain(const Moment& before, const Moment& now) const {
  const double seconds = std::chrono::duration<double>{now.time - before.time}.count();
  return examine({before.processes, now.processes, seconds, served_pipes(), box_->windows()});
}

/// Writes down how the run ended, what is left of it, and ends what is left.
void Session::conclude(Ending ending) {
  run_.ending = ending;
  run_.wall_seconds = seconds();
  note_leftovers();
  box_->end();
  out_.take_rest();  // nobody can write any more, so this ends
  err_.take_rest();
  const bool is_good = ending == Ending::exited && run_.status == 0;
  if (is_good && !dealings_.kept_name.empty())
    run_.kept = keep_file(box_->windows().tmp, dealings_.kept_name);
  run_.out = out_.text();
  run_.err = err_.text();
  run_.out_bytes = out_.bytes();
  run_.err_bytes = err_.bytes();
  ended_ = true;
}

void Session::note_leftovers() {
  const Things things = find_things(box_->windows(), mounts_);
  steps_.see(things);
  run_.leftovers = steps_.describe(things);
}

std::vector<std::string> Session::served_pipes() const {
  std::vector<std::string> pipes{out_.pipe(), err_.pipe()};
  if (input_.is_open()) pipes.push_back(input_.pipe());
  return pipes;
}

}  // namespace boxlab
