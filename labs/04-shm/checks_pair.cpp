// Lab 04: two processes in one sandbox, and what the kernel shows of them.
#include <fmt/core.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>

#include "checks.hpp"

namespace boxlab {

namespace {

/// How often a process that sleeps may wake up, in a second: enough to see that the other one has
/// died, and far from polling.
constexpr double wakes_per_second = 10;

/// Who has taken so much CPU time before it sleeps will not sleep.
constexpr double settling_seconds = 0.3;

/// How long one looks at a process that sleeps.
constexpr std::chrono::milliseconds sleep_window{300};

/// Blocks of 65521 bytes: a prime, so that they begin anywhere in a ring. Each begins with its
/// number.
constexpr auto blocks = R"(
  use strict;
  my ($bytes) = @ARGV;
  my $size = 65521;
  my $state = 42;
  my $noise = pack("N*", map { $state = ($state * 1103515245 + 12345) & 0xffffffff } 1 .. 16381);
  my $number = 0;
  sub next_block {
    my $left = $bytes - $number * $size;
    my $block = substr(pack("Q", $number++) . $noise, 0, $left < $size ? $left : $size);
    return $left > 0 ? $block : "";
  }
)";

constexpr auto numbers = R"(
  while (length(my $block = next_block())) {
    for (my $done = 0; $done < length $block;) {
      $done += syswrite(STDOUT, $block, length($block) - $done, $done) // exit 1;
    }
  }
)";

constexpr auto compare = R"(
  sub read_block {
    my ($wanted) = @_;
    my $block = "";
    while (length $block < $wanted) {
      last if !sysread(STDIN, $block, $wanted - length $block, length $block);
    }
    return $block;
  }
  my $done = 0;
  while (1) {
    my $expected = next_block();
    my $block = read_block(length($expected) || 1);
    last if $block eq "" && $expected eq "";
    $done += length $block, next if $block eq $expected;
    my $same = ($block ^ $expected) =~ /^(\0*)/ ? length $1 : 0;
    $same = length $block if length $block < $same;
    $done += $same;
    if ($same == length $block) { print "it ends after $done bytes of $bytes\n"; }
    elsif ($same == length $expected) { print "it goes on after all $bytes bytes\n"; }
    else { print "the first $done bytes are the same, of $bytes\n"; }
    exit 1;
  }
  print "all $done bytes are the same\n";
)";

std::string script(const char* body) { return fmt::format("#!/usr/bin/perl\n{}{}", blocks, body); }

std::uint64_t count_switches(const Process& process) {
  std::uint64_t switches = 0;
  for (const Thread& thread : process.threads) switches += thread.switches;
  return switches;
}

std::uint64_t count_ticks(const Process& process) {
  std::uint64_t ticks = 0;
  for (const Thread& thread : process.threads) ticks += thread.cpu_ticks;
  return ticks;
}

double cpu_seconds(const Process& process) {
  return static_cast<double>(count_ticks(process)) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

bool sleeps_by_the_clock(const Process& process) {
  const auto is_so = [](const Thread& thread) {
    return thread.call && thread.call->number == SYS_clock_nanosleep;
  };
  return std::any_of(process.threads.begin(), process.threads.end(), is_so);
}

/// What is wrong with the sleep of a process that was `before`, and then is `now`.
std::string find_unrest(const Process& before, const Process& now, double seconds) {
  const std::string name = now.label();
  const double cpu = cpu_seconds(now) - cpu_seconds(before);
  if (cpu > seconds / 8) return fmt::format("{} takes CPU time while it waits", name);
  if (sleeps_by_the_clock(now)) {
    return fmt::format("{} sleeps by the clock: nothing that the other side does can wake it",
                       name);
  }
  const auto wakes = static_cast<double>(count_switches(now) - count_switches(before));
  if (wakes <= wakes_per_second * seconds + 2) return "";
  return fmt::format("{} keeps waking up while there is nothing to do", name);
}

LookMatcher sleeps_since(const Look& before, const std::string& side, double seconds) {
  return shows("it sleeps until the other side does something", [=](const Processes& processes) {
    const Process* then = find_side(before.processes, side);
    const Process* now = find_side(processes, side);
    if (then == nullptr || now == nullptr) return fmt::format("no ring {} is there", side);
    return find_unrest(*then, *now, seconds);
  });
}

}  // namespace

Way posix() { return {"POSIX", "", "/tea"}; }

Way system_v() { return {"System V", "--sysv ", "42"}; }

Sandbox workshop() {
  Sandbox sandbox = boxlab::sandbox();
  sandbox.file({"/lab/numbers", script(numbers), true});
  sandbox.file({"/lab/compare", script(compare), true});
  return sandbox;
}

Limits patient(double seconds) {
  Limits limits;
  limits.wall_seconds = seconds;
  limits.rest_seconds = seconds;
  limits.cpu_seconds = seconds;
  return limits;
}

std::string same(std::uint64_t bytes) { return fmt::format("all {} bytes are the same\n", bytes); }

std::string transfer(const Way& way, std::uint64_t bytes) {
  return fmt::format(
      "{{ numbers {0} | {1} || echo \"send: exit status $?\" >&2; }} &\n"
      "{{ {2} || echo \"recv: exit status $?\" >&2; }} | compare {0}\n"
      "status=$?; wait; exit $status",
      bytes, way.send(), way.receive());
}

Run run_transfer(const Way& way, std::uint64_t bytes, const Limits& limits) {
  return workshop().limits(limits).run_shell(transfer(way, bytes));
}

Pair Pair::of_receiver(const Way& way) {
  return Pair{fmt::format("exec 3<&0 </dev/null; {} <&3 3<&- & exec 3<&-; exec {}", way.send(),
                          way.receive())};
}

Pair Pair::of_sender(const Way& way) {
  return Pair{
      fmt::format("{} >/dev/null & (read go; exec cat /dev/zero) | {}", way.receive(), way.send())};
}

Pair::Pair(const std::string& script)
    : Session{workshop().limits(patient(20)).open_input().start_shell(script)} {
  look = wait_patiently(*this, [](const Processes& processes) {
    return reads_stdin(find_side(processes, "send")) && find_side(processes, "recv") != nullptr;
  });
}

const Process* find_side(const Processes& processes, const std::string& side) {
  const auto is_it = [&](const Process& process) {
    const auto& words = process.words;
    return process.name == "ring" && std::find(words.begin(), words.end(), side) != words.end();
  };
  const auto found = std::find_if(processes.begin(), processes.end(), is_it);
  return found == processes.end() ? nullptr : &*found;
}

std::size_t count_rings(const Processes& processes) {
  return static_cast<std::size_t>(std::count_if(
      processes.begin(), processes.end(),
      [](const Process& process) { return process.name == "ring" && !process.is_zombie(); }));
}

bool reads_stdin(const Process* process) {
  return process != nullptr && process->reads(STDIN_FILENO);
}

bool is_asleep(const Process* process) {
  if (process == nullptr || reads_stdin(process)) return false;
  return process->main_thread().state == 'S' && process->main_thread().call;
}

bool has_settled(const Process* process) {
  return is_asleep(process) || (process != nullptr && cpu_seconds(*process) > settling_seconds);
}

void signal_side(Session& session, const Look& look, const std::string& side, int signal) {
  const Process* process = find_side(look.processes, side);
  if (process != nullptr) session.send_signal(*process, signal);
}

Look stop_side(Session& session, const Look& look, const std::string& side) {
  signal_side(session, look, side, SIGSTOP);
  return session.wait_for([&](const Processes& processes) {
    const Process* process = find_side(processes, side);
    return process != nullptr && process->main_thread().state == 'T';
  });
}

Look wait_patiently(Session& session, const std::function<bool(const Processes&)>& is_there) {
  Look look = session.wait_for(is_there);
  for (int more = 0; more < 4 && !look.ended && !is_there(look.processes); ++more) {
    look = session.wait_for(is_there);
  }
  return look;
}

Look wait_for_sleep(Session& session, const std::string& side) {
  return session.wait_for(
      [&](const Processes& processes) { return has_settled(find_side(processes, side)); });
}

void check_sleep(Session& session, const std::string& side) {
  using Clock = std::chrono::steady_clock;
  const Look look = wait_for_sleep(session, side);
  const auto start = Clock::now();
  const Look now =
      session.wait_for([&](const Processes&) { return Clock::now() - start >= sleep_window; });
  const std::chrono::duration<double> seconds = Clock::now() - start;
  CHECK_THAT(now, sleeps_since(look, side, seconds.count()));
}

LookMatcher has_met() {
  return shows("both sides are there, and the sender waits for its stdin",
               [](const Processes& processes) -> std::string {
                 if (find_side(processes, "recv") == nullptr) return "no ring recv is there";
                 if (reads_stdin(find_side(processes, "send"))) return "";
                 return "ring send does not come to its stdin";
               });
}

LookMatcher has_no_names(const Session& session) {
  return shows("the object has no name any more", [&](const Processes&) -> std::string {
    const IpcObjects objects = session.objects();
    if (!objects.shared_files.empty())
      return "/dev/shm" + objects.shared_files[0].name + " is there";
    for (const Segment& segment : objects.segments) {
      if (segment.key != 0) return fmt::format("key {} is there", segment.key);
    }
    if (!objects.sets.empty()) return fmt::format("semaphores of key {}", objects.sets[0].key);
    return "";
  });
}

RunMatcher was_silent() {
  return {"nothing on stderr", [](const Run& run) { return run.err.empty() ? "" : "a message"; }};
}

}  // namespace boxlab
