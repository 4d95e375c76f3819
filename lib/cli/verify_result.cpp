#include <fmt/core.h>

#include <cstdio>

#include "cli/palette.hpp"
#include "cli/text.hpp"
#include "cli/verify.hpp"

namespace boxlab {

namespace {

void print(const std::string& label, const Lab& lab, std::string_view kind, const std::string& name,
           const std::vector<std::string>& sentences) {
  fmt::print("{}  {}  {}{}\n", label, lab.name, pad(kind, 10), name);
  for (const std::string& sentence : sentences) {
    for (const std::string& line : wrap(sentence, page_width - 6)) fmt::print("      {}\n", line);
  }
  std::fflush(stdout);
}

}  // namespace

int Proof::exit_status() const {
  if (!is_good) return 1;
  return is_complete ? 0 : 3;
}

void Proof::add(const Proof& other) {
  is_good = is_good && other.is_good;
  is_complete = is_complete && other.is_complete;
}

void print_result(const Lab& lab, std::string_view kind, const std::string& name,
                  const std::vector<std::string>& differences) {
  const Palette palette = palette_of_stdout();
  print(differences.empty() ? palette.good("PASS") : palette.bad("FAIL"), lab, kind, name,
        differences);
}

void print_blocked(const Lab& lab, std::string_view kind, const std::string& name,
                   const std::string& why) {
  print(palette_of_stdout().doubtful("BLOCKED"), lab, kind, name, {why});
}

}  // namespace boxlab
