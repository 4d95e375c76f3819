// What somebody who watches a lab sees.
#pragma once

#include <memory>
#include <string>

#include "check/verdict.hpp"
#include "course/judge.hpp"

namespace boxlab {

/// Shows what the judge says, and what it is asked.
class WatchView {
 public:
  WatchView() = default;
  WatchView(const WatchView&) = delete;
  WatchView& operator=(const WatchView&) = delete;
  virtual ~WatchView() = default;

  /// From now on, it is about this exam, which must outlive that.
  virtual void take_up(const Exam& exam) = 0;
  /// A judgement begins; one that was going on has been given up.
  virtual void begin() = 0;
  virtual void add(const Diagnostics& build) = 0;
  virtual void begin_checks() = 0;
  virtual void add(const Verdict& check) = 0;
  virtual void end(const VerdictDocument& document) = 0;

  /// The judgement has come to nothing, and why.
  virtual void fail(const std::string& why) = 0;

  /// Shows a sentence.
  virtual void say(const std::string& sentence) = 0;
  /// Shows a text of several lines that was asked for.
  virtual void show(const std::string& text) = 0;
  /// Shows another part of what is there.
  virtual void scroll(char key) = 0;

  /// Gives the terminal back for a while, and takes it over anew.
  virtual void leave() = 0;
  virtual void enter() = 0;
};

/// Somebody else has the terminal as long as this object lives.
class Away {
 public:
  explicit Away(WatchView& view) : view_{view} { view_.leave(); }
  Away(const Away&) = delete;
  Away& operator=(const Away&) = delete;
  ~Away() { view_.enter(); }

 private:
  WatchView& view_;
};

/// Everything in its place, on a terminal of its own.
std::unique_ptr<WatchView> make_screen_view();

/// Verdicts one below the other, for anything that text can be written to.
std::unique_ptr<WatchView> make_plain_view();

}  // namespace boxlab
