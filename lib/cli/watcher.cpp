#include "cli/watcher.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

#include "cli/screen.hpp"
#include "cli/where.hpp"
#include "sys/error.hpp"

namespace boxlab {

Watcher::Watcher(const Course& course, const Lab& lab, std::optional<Where> wish)
    : course_{course},
      wish_{wish},
      signals_{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH},
      subject_{make_subject(course, lab, wish)},
      view_{can_draw() ? make_screen_view() : make_plain_view()} {
  view_->take_up(subject_->exam);
  judge();
}

std::unique_ptr<Watcher::Subject> Watcher::make_subject(const Course& course, const Lab& lab,
                                                        std::optional<Where> wish) {
  hand_out(lab);
  Exam exam = make_exam(course, lab);
  choose_where(exam, wish);
  return std::make_unique<Subject>(
      Subject{std::move(exam), {lab.source(), false, true}, FileWatch{lab.source()}});
}

std::optional<int> Watcher::run() {
  while (!is_over_) {
    wait();
    heed_signals();
    heed_file();
    heed_judging();
  }
  judging_.reset();
  return ended_by_;
}

/// Until there is something to do, or to look at.
void Watcher::wait() {
  pollfd waits[] = {{signals_.descriptor(), POLLIN, 0},
                    {subject_->file.descriptor(), POLLIN, 0},
                    {judging_ ? judging_->descriptor() : -1, POLLIN, 0},
                    {listens_to_keys() ? STDIN_FILENO : -1, POLLIN, 0}};
  const auto patience = static_cast<int>(subject_->file.patience().count());
  const int ready = poll(waits, std::size(waits), patience);
  if (ready == -1 && errno != EINTR) sys::throw_errno("poll");
  if (ready > 0 && waits[3].revents != 0) heed_keys();
}

/// In the background, to read from the terminal would stop us.
bool Watcher::listens_to_keys() const {
  return has_keys_ && (isatty(STDIN_FILENO) == 0 || tcgetpgrp(STDIN_FILENO) == getpgrp());
}

void Watcher::heed_signals() {
  while (const auto number = signals_.take()) {
    if (*number == SIGTSTP) {
      suspend();
    } else if (*number == SIGWINCH) {
      view_->scroll('\0');
    } else {
      ended_by_ = number;
      is_over_ = true;
    }
  }
}

/// Ctrl-Z: the shell has the terminal until it lets us go on.
void Watcher::suspend() {
  const Away away{*view_};
  raise(SIGSTOP);
}

void Watcher::heed_file() {
  const FileNews news = subject_->file.look();
  if (news == FileNews::saved) judge();
  if (news == FileNews::gone)
    give_up(course_.shown(lab().source()) + " is gone. Save it again, and it goes on.");
}

void Watcher::heed_judging() {
  if (!judging_) return;
  const Audience audience{[&](const Diagnostics& build) { view_->add(build); },
                          [&] { view_->begin_checks(); },
                          [&](const Verdict& check) { view_->add(check); }};
  try {
    if (judging_->hear(audience)) finish();
  } catch (const std::runtime_error& error) {
    give_up(error.what());
  }
}

void Watcher::judge() {
  judging_.reset();
  document_ = {};
  is_sure_ = false;
  try {
    memory_.emplace(subject_->exam, subject_->examinee);
    judging_ = std::make_unique<Judging>(subject_->exam, subject_->examinee);
    view_->begin();
  } catch (const std::runtime_error& error) {
    give_up(error.what());
  }
}

/// The verdict is on the screen before anything else is done with it.
void Watcher::finish() {
  document_ = judging_->document();
  judging_.reset();
  view_->end(document_);
  const std::string trouble = memory_->keep(document_);
  if (!trouble.empty()) view_->say(trouble);
}

/// Nothing can be said of this version; the next one may be better.
void Watcher::give_up(const std::string& why) {
  judging_.reset();
  view_->fail(why);
}

}  // namespace boxlab
