// What was measured, ready to be shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace boxlab::bench {

/// What a figure counts.
enum class Unit {
  seconds,           ///< less is better
  bytes_per_second,  ///< more is better
  bytes,             ///< of memory: less is better
};

/// What is said about a unit.
struct UnitWords {
  const char* name;    ///< for programs: "seconds"
  const char* longer;  ///< what a longer bar is: "slower"
  const char* better;  ///< "less is better"
};

UnitWords words_of(Unit unit);

/// What is compared: a line of the table.
struct Row {
  std::string name;
  bool is_limit = false;  ///< what the others are compared with
};

/// A figure, where there is one.
using Figure = std::optional<double>;

/// One thing that is measured of every row, once for every column.
struct Panel {
  std::string id;     ///< for programs: "throughput"
  std::string title;  ///< for people: "Throughput, on two CPUs"
  Unit unit = Unit::seconds;
  std::size_t limit = 0;                     ///< the row whose figures are 1
  std::vector<std::vector<Figure>> figures;  ///< by row and column

  /// How many times the limit's figure this is.
  Figure ratio(std::size_t row, std::size_t column) const;
  /// Whether the row has a figure here.
  bool has(std::size_t row) const;
  /// Takes away figures that are not above 0: of memory, little may be lost in what others give
  /// back meanwhile.
  void leave_out_losses();
};

/// All panels of a benchmark, which have their rows and columns in common.
struct Report {
  std::string id;            ///< for programs: "ipc"
  std::string title;         ///< for people
  std::string column_title;  ///< what the columns stand for: "Size of a message"
  int rounds = 0;
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::vector<Panel> panels;
  std::vector<std::string> notes;  ///< what a reader must know, a sentence each

  /// Adds a panel that has no figure yet.
  void add_panel(const std::string& id, const std::string& title, Unit unit, std::size_t limit);
};

}  // namespace boxlab::bench
