#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "cli/palette.hpp"
#include "cli/screen.hpp"
#include "cli/text.hpp"
#include "cli/watch_page.hpp"
#include "cli/watch_view.hpp"
#include "course/date.hpp"

namespace boxlab {

namespace {

using Lines = std::vector<std::string>;

constexpr auto key_line = "h hint   n next lab   d diff   r run again   q quit";
constexpr std::size_t fixed_lines = 6;  // two of title, a sentence, the keys, and two empty ones

class ScreenView : public WatchView {
 public:
  void take_up(const Exam& exam) override {
    exam_ = &exam;
    document_ = {};
    asked_for_.clear();
  }

  void begin() override {
    is_judging_ = true;
    is_built_ = false;
    is_old_ = true;
    first_ = 0;
    asked_for_.clear();
    sentence_.clear();
    draw();
  }

  void add(const Diagnostics& build) override {
    let_old_go();
    document_.build = build;
    draw();
  }

  void begin_checks() override {
    is_built_ = true;
    draw();
  }

  void add(const Verdict& check) override {
    let_old_go();
    document_.checks.push_back(check);
    draw();
  }

  void end(const VerdictDocument& document) override {
    document_ = document;
    is_old_ = is_judging_ = false;
    time_ = time_of_day();
    sentence_.clear();
    draw();
  }

  void fail(const std::string& why) override {
    is_judging_ = false;
    say(why);
  }

  void say(const std::string& sentence) override {
    sentence_ = sentence;
    draw();
  }

  void show(const std::string& text) override {
    asked_for_.clear();
    first_ = 0;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) asked_for_.push_back(line);
    asked_for_.emplace_back();
    draw();
  }

  void scroll(char key) override {
    const std::size_t page = room() - 1;
    if (key == 'j') first_ += 1;
    if (key == 'f') first_ += page;
    if (key == 'k') first_ -= std::min<std::size_t>(first_, 1);
    if (key == 'b') first_ -= std::min(first_, page);
    draw();
  }

  void leave() override { screen_.leave(); }
  void enter() override {
    screen_.enter();
    draw();
  }

 private:
  /// The verdicts on the version before stay until there is something to show of this one.
  void let_old_go() {
    if (is_old_) document_ = {};
    is_old_ = false;
  }

  /// How many lines there are for verdicts.
  std::size_t room() const { return std::max(screen_.rows(), fixed_lines + 1) - fixed_lines; }

  /// The check that goes on now: they come in the order in which they are listed, nearly always.
  std::string running() const {
    const std::size_t known = is_old_ ? 0 : document_.checks.size();
    return is_built_ && known < exam_->checks.size() ? "....  " + exam_->checks[known].id
                                                     : "....  building";
  }

  std::string sentence() const {
    if (!sentence_.empty()) return palette_.strong(sentence_);
    if (is_judging_) return palette_.quiet(running());
    const std::string advice = watch_advice(*exam_, document_);
    return document_.passed() ? palette_.good(advice) : palette_.strong(advice);
  }

  Lines body() const {
    Lines lines = asked_for_;
    const Lines verdicts = watch_body(*exam_, document_, palette_);
    lines.insert(lines.end(), verdicts.begin(), verdicts.end());
    return lines;
  }

  std::string keys(std::size_t count) const {
    if (count <= room()) return palette_.quiet(key_line);
    const std::string part =
        fmt::format("{}-{} of {}: arrows", first_ + 1, std::min(first_ + room(), count), count);
    return palette_.quiet(spread(key_line, part));
  }

  void draw() {
    Lines lines = watch_head(*exam_, document_, time_, palette_);
    const Lines all = body();
    first_ = std::min(first_, all.size() - std::min(all.size(), room()));
    lines.emplace_back();
    for (std::size_t line = 0; line < room(); ++line)
      lines.push_back(first_ + line < all.size() ? all[first_ + line] : "");
    lines.emplace_back();
    lines.push_back(sentence());
    lines.push_back(keys(all.size()));
    screen_.draw(lines);
  }

  const Palette palette_ = palette_of_stdout();
  Screen screen_;
  const Exam* exam_ = nullptr;
  VerdictDocument document_;  ///< what is shown
  bool is_old_ = false;       ///< it is about the version before
  bool is_judging_ = false;
  bool is_built_ = false;
  std::string time_;
  std::string sentence_;
  Lines asked_for_;        ///< a text that stands before the verdicts
  std::size_t first_ = 0;  ///< of the lines that are to be seen
};

}  // namespace

std::unique_ptr<WatchView> make_screen_view() { return std::make_unique<ScreenView>(); }

}  // namespace boxlab
