// Judging on every save.
#pragma once

#include <memory>
#include <optional>

#include "cli/remember.hpp"
#include "cli/signals.hpp"
#include "cli/watch_view.hpp"
#include "course/file_watch.hpp"
#include "course/judging.hpp"

namespace boxlab {

/// Judges the learner's file of a lab whenever it is saved, and does what keys say, until somebody
/// has had enough.
class Watcher {
 public:
  /// `wish` says where the checks run. The course must outlive it.
  Watcher(const Course& course, const Lab& lab, std::optional<Where> wish);

  /// Returns the signal that ended it; nothing when a key did.
  std::optional<int> run();
  /// The lab that it has come to.
  const Lab& lab() const { return subject_->exam.lab; }

 private:
  /// A lab that is watched.
  struct Subject {
    Exam exam;
    Examinee examinee;
    FileWatch file;
  };

  static std::unique_ptr<Subject> make_subject(const Course& course, const Lab& lab,
                                               std::optional<Where> wish);
  std::unique_ptr<Subject> make_subject_away(const Lab& lab);
  void wait();
  bool listens_to_keys() const;
  void heed_signals();
  void heed_keys();
  void heed_key(char key);
  void heed_file();
  void heed_judging();
  void suspend();

  void judge();
  void finish();
  void give_up(const std::string& why);
  void show_hint();
  void show_diff();
  void go_on();

  const Course& course_;
  std::optional<Where> wish_;
  Signals signals_;
  std::unique_ptr<Subject> subject_;
  std::unique_ptr<WatchView> view_;
  std::optional<Memory> memory_;
  std::unique_ptr<Judging> judging_;  // dies before what it is about
  VerdictDocument document_;          ///< of the last judgement
  bool has_keys_ = true;
  bool is_sure_ = false;  ///< the key before asked to go on from a lab that is not done
  bool is_over_ = false;
  std::optional<int> ended_by_;
};

}  // namespace boxlab
