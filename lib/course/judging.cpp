#include "course/judging.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <stdexcept>

#include "check/printable.hpp"
#include "check/verdict_json.hpp"
#include "course/stay_with.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

// What a line from the process begins with.
constexpr char build_mark = 'b';
constexpr char checks_mark = 'c';
constexpr char verdict_mark = 'v';
constexpr char end_mark = 'e';
constexpr char trouble_mark = 't';

/// Handlers of the process that we are a copy of are not for us.
void forget_handlers() {
  for (int number = 1; number < SIGRTMIN; ++number) {
    struct sigaction action {};
    const bool is_known = sigaction(number, nullptr, &action) == 0;
    if (is_known && action.sa_handler != SIG_IGN) signal(number, SIG_DFL);
  }
}

void send_line(const sys::Descriptor& to, char mark, const std::string& text) {
  const std::string line = mark + text + '\n';
  sys::write_all(to, line.data(), line.size());
}

void judge_aloud(const Exam& exam, const Examinee& examinee, const sys::Descriptor& to) {
  const Trial trial{exam, examinee};
  if (trial.diagnostics())
    send_line(to, build_mark, to_json(VerdictDocument{exam.lab.name, 0, {}, trial.diagnostics()}));
  send_line(to, checks_mark, "");
  trial.verdicts(1, [&](const Verdict& verdict) { send_line(to, verdict_mark, to_json(verdict)); });
  send_line(to, end_mark, "");
}

sys::Pid start_judging(const Exam& exam, const Examinee& examinee, const sys::Descriptor& to) {
  return sys::spawn([&, parent = getpid()]() -> int {
    stay_with(parent);
    forget_handlers();
    try {
      judge_aloud(exam, examinee, to);
      return 0;
    } catch (const std::exception& error) {
      send_line(to, trouble_mark, printable(error.what()));
      return 1;
    }
  });
}

/// Orders verdicts as the exam lists its checks.
void sort_verdicts(std::vector<Verdict>& verdicts, const std::vector<Verdict>& checks) {
  const auto place = [&](const Verdict& verdict) {
    return std::find_if(checks.begin(), checks.end(),
                        [&](const Verdict& check) { return check.id == verdict.id; });
  };
  std::stable_sort(verdicts.begin(), verdicts.end(), [&](const Verdict& one, const Verdict& other) {
    return place(one) < place(other);
  });
}

}  // namespace

Judging::Judging(const Exam& exam, const Examinee& examinee)
    : exam_{exam}, document_{exam.lab.name, 1, {}, {}, exam.where} {
  sys::Pipe pipe = sys::make_pipe();
  sys::check(fcntl(pipe.read_end.get(), F_SETFL, O_NONBLOCK), "fcntl", "O_NONBLOCK");
  pid_ = start_judging(exam, examinee, pipe.write_end);
  lines_ = std::move(pipe.read_end);
}

Judging::~Judging() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

bool Judging::hear(const Audience& audience) {
  char buffer[1 << 12];
  ssize_t size = 0;
  while ((size = read(lines_.get(), buffer, sizeof buffer)) > 0)
    text_.append(buffer, static_cast<std::size_t>(size));
  if (size == -1 && errno != EAGAIN && errno != EINTR) sys::throw_errno("read", "verdicts");
  std::size_t start = 0;
  for (auto end = text_.find('\n'); end != std::string::npos; end = text_.find('\n', start)) {
    hear_line(text_.substr(start, end - start), audience);
    start = end + 1;
  }
  text_.erase(0, start);
  if (size == 0 && !is_over_ && trouble_.empty()) trouble_ = "the judge ended before the verdict";
  if (!trouble_.empty()) throw std::runtime_error{trouble_};
  return is_over_;
}

void Judging::hear_line(const std::string& line, const Audience& audience) {
  const std::string text = line.substr(1);
  if (line[0] == trouble_mark) {
    trouble_ = text;
  } else if (line[0] == end_mark) {
    is_over_ = true;
  } else if (line[0] == checks_mark) {
    audience.on_checks();
  } else if (line[0] == build_mark) {
    document_.build = from_json(text).build;
    document_.build->kept = exam_.course.shown(exam_.course.output(exam_.lab) / "build.log");
    audience.on_build(*document_.build);
  } else {
    document_.checks.push_back(verdict_from_json(text));
    audience.on_verdict(document_.checks.back());
    sort_verdicts(document_.checks, exam_.checks);
  }
}

}  // namespace boxlab
