#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// An object, between those who put something into it and those who get something out of it.
struct Picture {
  std::vector<std::string> givers;
  std::vector<std::string> takers;
};

void add(std::vector<std::string>& to, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (std::count(to.begin(), to.end(), text) == 0) to.push_back(text);
  }
}

std::size_t widest(const std::vector<std::string>& texts) {
  std::size_t width = 0;
  for (const std::string& text : texts) width = std::max(width, text.size());
  return width;
}

/// One object, a line for each that stands beside it:
///
///     pipeline (pid 2) fd 4 --> pipe:[8123] --> wc (pid 4) fd 0
///     yes (pid 3) fd 1      -->
std::string draw_object(const std::string& object, const Picture& picture) {
  const auto& [givers, takers] = picture;
  std::string drawing;
  for (std::size_t i = 0; i < std::max({givers.size(), takers.size(), std::size_t{1}}); ++i) {
    const bool has_giver = i < givers.size();
    std::string line = "  ";
    if (!givers.empty())
      line += fmt::format("{:{}} {} ", has_giver ? givers[i] : "", widest(givers),
                          has_giver ? "-->" : "   ");
    line += fmt::format("{:{}}", i == 0 ? object : "", object.size());
    if (i < takers.size()) line += " --> " + takers[i];
    drawing += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return drawing;
}

const Wait* find_wait(const std::vector<Wait>& waits, int tid) {
  const auto found = std::find_if(waits.begin(), waits.end(),
                                  [tid](const Wait& wait) { return wait.thread->tid == tid; });
  return found == waits.end() ? nullptr : &*found;
}

/// The circle that leads from `first` over the holders back to it; empty when there is none. Of all
/// its members, only the one with the lowest number gives it, so that each is drawn once.
std::vector<const Wait*> find_circle(const std::vector<Wait>& waits, const Wait& first) {
  std::vector<const Wait*> circle{&first};
  while (circle.size() <= waits.size()) {
    const Wait* next = find_wait(waits, circle.back()->holder);
    if (next == nullptr || next->thread->tid < first.thread->tid) return {};
    if (next == &first) return circle;
    circle.push_back(next);
  }
  return {};
}

/// A circle, as a list whose end leads back to its beginning:
///
///     +-> one (pid 3)
///     |     waits for the mutex in /dev/shm/x at byte 0, held by
///     |   two (pid 4)
///     |     waits for the mutex in /dev/shm/x at byte 40, held by
///     +-- one (pid 3)
std::string draw_circle(const std::vector<const Wait*>& circle) {
  std::string drawing;
  for (const Wait* wait : circle) {
    drawing += fmt::format("  {} {}\n", drawing.empty() ? "+->" : "|  ", wait->label());
    drawing += fmt::format("  |     {}\n", wait->tie);
  }
  return circle.empty() ? "" : drawing + fmt::format("  +-- {}\n", circle.front()->label());
}

}  // namespace

std::string draw(const std::vector<Wait>& waits) {
  std::map<std::string, Picture> pictures;
  for (const Wait& wait : waits) {
    if (wait.object.empty()) continue;
    add(pictures[wait.object].givers, wait.givers);
    add(pictures[wait.object].takers, wait.takers);
  }
  std::string drawing;
  for (const auto& [object, picture] : pictures) drawing += draw_object(object, picture);
  for (const Wait& wait : waits) drawing += draw_circle(find_circle(waits, wait));
  return drawing;
}

}  // namespace boxlab
