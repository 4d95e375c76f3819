#include "cli/grade_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>

#include "cli/text.hpp"
#include "grade/text.hpp"

namespace boxlab {

namespace {

using grade::LabWorks;
using grade::one_line;
using grade::Work;

std::size_t count_works(const std::vector<LabWorks>& all,
                        const std::function<bool(const Work&)>& is_one) {
  std::size_t count = 0;
  for (const LabWorks& lab : all)
    count += static_cast<std::size_t>(std::ranges::count_if(lab.works, is_one));
  return count;
}

bool is_broken(const Work& work) { return work.outcome == grade::Outcome::error; }
bool is_nobodys(const Work& work) { return !work.is_matched; }

void print_each(const std::vector<LabWorks>& all, const char* title,
                const std::function<bool(const Work&)>& is_one) {
  if (count_works(all, is_one) == 0) return;
  fmt::print("\n{}\n", title);
  for (const LabWorks& lab : all) {
    for (const Work& work : lab.works) {
      if (is_one(work))
        fmt::print("  {}  {}  {}\n", one_line(work.id), one_line(work.from),
                   one_line(work.joined_notes()));
    }
  }
}

}  // namespace

void print_graded(const Work& work) {
  constexpr std::size_t points_width = 8;
  constexpr std::size_t id_width = 24;
  const std::string points =
      work.has_mark() ? fmt::format("{}/{}", work.document.points(), work.document.max_points())
                      : "error";
  std::string rest =
      work.outcome == grade::Outcome::graded ? "" : std::string{to_text(work.outcome)};
  if (!work.notes.empty()) rest += (rest.empty() ? "" : ": ") + work.joined_notes();
  fmt::print("{}{}{}\n", pad(points, points_width), pad(one_line(work.id), id_width),
             rest.empty() ? "" : "  " + one_line(rest));
  std::fflush(stdout);
}

void print_known(const LabWorks& lab) {
  const auto known = std::ranges::count_if(lab.works, &Work::is_known);
  if (known > 0) fmt::print("{} of {} are known, and as they were\n", known, lab.works.size());
}

void print_open_ends(const grade::Intake& intake, const std::vector<LabWorks>& all) {
  if (!intake.troubles.empty()) fmt::print("\nNot read, or nobody's:\n");
  for (const std::string& trouble : intake.troubles) fmt::print("  {}\n", one_line(trouble));
  print_each(all, "In no row of the roster, or in two (unmatched.csv):", is_nobodys);
  print_each(all,
             "Without a mark, since something of boxlab or this machine is broken:", is_broken);
}

void print_grade_summary(const std::vector<LabWorks>& all, const std::string& out) {
  const std::size_t count = count_works(all, [](const Work&) { return true; });
  const std::size_t marked = count_works(all, &Work::has_mark);
  const std::size_t nobodys = count_works(all, is_nobodys);
  fmt::print("\n{} with a mark, {} without; {} not matched. All of it is in {}\n", marked,
             count - marked, nobodys, one_line(out));
}

int grade_status(const grade::Intake& intake, const std::vector<LabWorks>& all) {
  if (count_works(all, is_broken) > 0) return 3;
  return intake.troubles.empty() && count_works(all, is_nobodys) == 0 ? 0 : 1;
}

}  // namespace boxlab
