#include "bench/report_json.hpp"

#include <nlohmann/json.hpp>

namespace boxlab::bench {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Figure& figure) { return figure ? Json(*figure) : Json(); }

Json json_of(const Report& report, const Panel& panel, std::size_t row) {
  Json figures = Json::array();
  Json ratios = Json::array();
  for (std::size_t column = 0; column < report.columns.size(); ++column) {
    figures.push_back(json_of(panel.figures[row][column]));
    ratios.push_back(json_of(panel.ratio(row, column)));
  }
  return {{"name", report.rows[row].name},
          {"is_limit", report.rows[row].is_limit},
          {"figures", figures},
          {"ratios", ratios}};
}

Json json_of(const Report& report, const Panel& panel) {
  Json rows = Json::array();
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    if (panel.has(row)) rows.push_back(json_of(report, panel, row));
  }
  return {{"id", panel.id},
          {"title", panel.title},
          {"unit", words_of(panel.unit).name},
          {"limit", report.rows[panel.limit].name},
          {"rows", rows}};
}

}  // namespace

std::string to_json(const Report& report) {
  Json panels = Json::array();
  for (const Panel& panel : report.panels) panels.push_back(json_of(report, panel));
  return Json{{"schema", 1},
              {"bench", report.id},
              {"rounds", report.rounds},
              {"columns", report.columns},
              {"panels", panels},
              {"notes", report.notes}}
      .dump();
}

}  // namespace boxlab::bench
