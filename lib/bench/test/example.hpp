// A small report for the tests here.
#pragma once

#include "bench/report.hpp"

inline boxlab::bench::Report make_example() {
  boxlab::bench::Report report;
  report.id = "example";
  report.title = "Cats & dogs";
  report.column_title = "Weight";
  report.rounds = 10;
  report.columns = {"64 B", "1 KiB"};
  report.rows = {{"limit", true}, {"<cat>"}, {"dog"}};
  report.notes = {"A note."};
  report.add_panel("time", "Time", boxlab::bench::Unit::seconds, 0);
  report.panels[0].figures = {{2e-6, 4e-6}, {2e-6, 8e-6}, {20e-6, std::nullopt}};
  report.add_panel("rate", "Rate", boxlab::bench::Unit::bytes_per_second, 0);
  report.panels[1].figures = {{1e9, 1e9}, {std::nullopt, std::nullopt}, {5e6, 1.2e8}};
  return report;
}
