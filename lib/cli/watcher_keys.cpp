#include <fmt/format.h>

#include "cli/diff.hpp"
#include "cli/hint_text.hpp"
#include "cli/keys.hpp"
#include "cli/palette.hpp"
#include "cli/screen.hpp"
#include "cli/watch_page.hpp"
#include "cli/watcher.hpp"
#include "course/record.hpp"

namespace boxlab {

void Watcher::heed_keys() {
  const Keys keys = read_keys();
  if (keys.is_end) has_keys_ = false;
  for (const char key : keys.pressed) {
    try {
      heed_key(key);
    } catch (const std::runtime_error& error) {
      view_->say(error.what());
    }
  }
}

void Watcher::heed_key(char key) {
  const bool was_sure = is_sure_;
  is_sure_ = false;
  switch (key) {
    case 'h':
      return show_hint();
    case 'd':
      return show_diff();
    case 'r':
      return judge();
    case 'q':
      is_over_ = true;
      return;
    case 'n':
      is_sure_ = was_sure;
      return go_on();
    default:
      view_->scroll(key);
  }
}

void Watcher::show_hint() {
  const VerdictDocument& document = judging_ ? judging_->document() : document_;
  if (document.build && !document.build->ok)
    return view_->say("The compiler's message comes first: it is above.");
  const Verdict* failed = first_failed(document);
  if (failed == nullptr) return view_->say("No check has failed: there is no hint to give.");
  const Hints hints = choose_hints(lab(), *failed);
  if (hints.texts.empty()) return view_->say("This lab has no hints for " + failed->id + ".");
  const std::size_t given = give_hint(course_, lab(), hints, *failed);
  view_->show(render_hints(hints, given, palette_of_stdout()));
}

void Watcher::show_diff() {
  const auto points = points_of_best(read_progress(course_), lab());
  const auto kept = best_version(course_, lab());
  if (!points || !std::filesystem::exists(kept))
    return view_->say("No version of yours has passed a check yet.");
  const std::string name = points->are_all() ? "your last version that passed"
                                             : fmt::format("your last version with {} of {} points",
                                                           points->points, points->max_points);
  const std::string text =
      diff({kept, name}, {lab().source(), "your file now"}, palette_of_stdout());
  if (text.empty()) return view_->say("Your file is " + name + ".");
  view_->show(text);
}

/// There may be something to say about where the checks run, and it may take its time.
std::unique_ptr<Watcher::Subject> Watcher::make_subject_away(const Lab& lab) {
  const Away away{*view_};
  return make_subject(course_, lab, wish_);
}

/// From a lab that is not done yet only when that is asked for twice.
void Watcher::go_on() {
  const Lab* next = lab_after(subject_->exam);
  if (next == nullptr) return view_->say("This is the last lab.");
  if (!is_sure_ && (document_.checks.empty() || !document_.passed())) {
    is_sure_ = true;
    return view_->say("Not all checks pass yet. n once more goes on all the same.");
  }
  judging_.reset();
  auto subject = make_subject_away(*next);
  subject_.swap(subject);
  view_->take_up(subject_->exam);
  judge();
}

}  // namespace boxlab
