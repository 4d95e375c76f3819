// Tables as text: comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <vector>

namespace boxlab::grade {

using Cells = std::vector<std::string>;

/// What parts the cells of a table: a comma, a semicolon or a tab.
char find_separator(const std::string& text);

/// Reads a table whose cells are parted by commas, semicolons or tabs, whichever the first line has
/// most of. Quotes around a cell go.
std::vector<Cells> read_csv(const std::string& text);

/// One line of a table. A cell that a spreadsheet would take for a formula gets a ' in front, and
/// nothing in it can end the cell, or the line.
std::string csv_line(const Cells& cells);

}  // namespace boxlab::grade
