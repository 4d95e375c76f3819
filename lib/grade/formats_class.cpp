// The formats of a whole class.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "check/printable.hpp"
#include "check/verdict_json.hpp"
#include "grade/csv.hpp"
#include "grade/formats.hpp"
#include "grade/markup.hpp"

namespace boxlab::grade {

namespace {

using ClassJson = nlohmann::ordered_json;

/// How a check ended, as an element; nothing where it passed.
std::string junit_end(const Verdict& check) {
  if (check.status == Status::pass) return "";
  const char* kind = check.status == Status::error ? "error" : "failure";
  return fmt::format("<{0} message=\"{1}\">{2}</{0}>", kind, xml_value(check.got),
                     xml(feedback(check)));
}

/// GitLab keeps one of two cases with the same names, so the student is in them.
std::string junit_case(const Lab& lab, const Work& work, const Verdict& check) {
  return fmt::format("<testcase classname=\"{}.{}\" name=\"{}\" time=\"{:.3f}\">{}</testcase>\n",
                     lab.name, xml_value(work.id), xml_value(check.id), check.seconds,
                     junit_end(check));
}

/// The checks of a work that has a mark: those of a file that does not build are no error of ours.
/// Of a work without a mark, a single error.
std::vector<Verdict> junit_checks(const Work& work) {
  std::vector<Verdict> checks = work.document.checks;
  for (Verdict& check : checks) {
    if (check.status == Status::error) check.status = Status::fail;
  }
  if (work.has_mark()) return checks;
  Verdict none;
  none.id = "mark";
  none.got = to_text(work.outcome);
  none.why = fmt::format("{}", fmt::join(work.notes, "\n"));
  return {none};
}

std::string junit_suite(const Lab& lab, const Work& work) {
  const std::vector<Verdict> checks = junit_checks(work);
  const auto count = [&](auto is_one) { return std::ranges::count_if(checks, is_one); };
  std::string text =
      fmt::format("<testsuite name=\"{}.{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
                  lab.name, xml_value(work.id), checks.size(),
                  count([](const Verdict& check) { return check.status == Status::fail; }),
                  count([](const Verdict& check) { return check.status == Status::error; }));
  for (const Verdict& check : checks) text += junit_case(lab, work, check);
  return text + "</testsuite>\n";
}

/// A student's row of the table: a cell for each lab.
struct Row {
  std::int64_t place = 0;
  std::string name;
  std::vector<std::string> points;
  std::optional<double> sum = 0;  ///< nothing where a mark is missing
};

void add_points(Row& row, std::size_t lab, const Work& work) {
  if (!work.has_mark()) {
    row.sum.reset();
    return;
  }
  row.points[lab] = format_mark(work.mark());
  if (row.sum) *row.sum += work.mark();
}

std::map<std::string, Row> collect_rows(const std::vector<LabWorks>& all) {
  std::map<std::string, Row> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Work& work : all[i].works) {
      if (!work.is_matched) continue;
      Row& row = rows[work.id];
      row.place = work.place;
      row.name = work.name;
      row.points.resize(all.size());
      add_points(row, i, work);
    }
  }
  return rows;
}

Cells table_head(const std::vector<LabWorks>& all) {
  Cells head{"id", "name"};
  for (const LabWorks& lab : all)
    head.push_back(fmt::format("{} /{}", lab.lab.name, lab.max_points));
  head.emplace_back("sum");
  return head;
}

ClassJson result_of(const Work& work) {
  ClassJson json{{"id", printable(work.id)},
                 {"name", printable(work.name)},
                 {"matched", work.is_matched},
                 {"outcome", to_text(work.outcome)}};
  if (work.has_mark()) json["points"] = work.document.points();
  if (!work.late.empty()) {
    json["late"] = work.late;
    json["points_with_late"] = work.mark();
  }
  json["verdicts"] = ClassJson::parse(to_json(work.document));
  return json;
}

}  // namespace

std::string to_junit(const std::vector<LabWorks>& all) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const LabWorks& lab : all) {
    for (const Work& work : lab.works) text += junit_suite(lab.lab, work);
  }
  return text + "</testsuites>\n";
}

std::string to_table(const std::vector<LabWorks>& all) {
  const auto by_id = collect_rows(all);
  std::vector<std::pair<std::string, Row>> rows{by_id.begin(), by_id.end()};
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.second.place; });
  std::string text = csv_line(table_head(all));
  for (const auto& [id, row] : rows) {
    Cells cells{id, row.name};
    cells.insert(cells.end(), row.points.begin(), row.points.end());
    cells.push_back(row.sum ? format_mark(*row.sum) : "");
    text += csv_line(cells);
  }
  return text;
}

std::string to_class_json(const std::vector<LabWorks>& all) {
  ClassJson json{{"schema", 1}, {"labs", ClassJson::array()}};
  for (const LabWorks& lab : all) {
    ClassJson results = ClassJson::array();
    for (const Work& work : lab.works) results.push_back(result_of(work));
    json["labs"].push_back(
        {{"lab", lab.lab.name}, {"max_points", lab.max_points}, {"results", results}});
  }
  return json.dump(1) + "\n";
}

}  // namespace boxlab::grade
