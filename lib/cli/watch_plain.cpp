#include <iostream>
#include <optional>

#include "cli/report.hpp"
#include "cli/watch_view.hpp"
#include "course/date.hpp"

namespace boxlab {

namespace {

class PlainView : public WatchView {
 public:
  void take_up(const Exam& exam) override {
    report_.reset();
    exam_ = &exam;
  }

  void begin() override {
    if (report_ && is_judging_) std::cout << "(saved again: from the beginning)\n";
    if (report_) std::cout << '\n';
    std::cout << time_of_day() << "\n";
    report_.emplace(std::cout, *exam_, Style{});
    report_->begin(exam_->course.shown(exam_->lab.source()));
    is_judging_ = true;
  }

  void add(const Diagnostics& build) override { report_->add(build); }
  void begin_checks() override { report_->begin_checks(); }
  void add(const Verdict& check) override { report_->add(check); }

  void end(const VerdictDocument& document) override {
    report_->end(document);
    is_judging_ = false;
  }

  void fail(const std::string& why) override {
    say(why);
    is_judging_ = false;
  }

  void say(const std::string& sentence) override {
    std::cout << "boxlab: " << sentence << std::endl;
  }

  void show(const std::string& text) override { std::cout << text << std::flush; }

  void scroll(char /*key*/) override {}
  void leave() override {}
  void enter() override {}

 private:
  const Exam* exam_ = nullptr;
  std::optional<CheckReport> report_;
  bool is_judging_ = false;
};

}  // namespace

std::unique_ptr<WatchView> make_plain_view() { return std::make_unique<PlainView>(); }

}  // namespace boxlab
