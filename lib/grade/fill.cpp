#include "grade/fill.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "course/files.hpp"
#include "course/replace.hpp"
#include "grade/csv.hpp"
#include "grade/roster.hpp"
#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

constexpr std::string_view byte_order_mark{"\xef\xbb\xbf"};

std::size_t find_column(const Cells& head, const std::string& column) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == column) return i;
    if (head[i].starts_with(column)) places.push_back(i);
  }
  if (places.size() == 1) return places.front();
  throw BadTable{
      fmt::format("{} column begins with \"{}\"", places.empty() ? "no" : "more than one", column)};
}

/// A number as a spreadsheet of any country writes it: "24", "24.00", "24,00".
std::optional<double> read_number(const std::string& cell) {
  const std::string text = replace_all(cell, ",", ".");
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  return is_number ? std::optional{number} : std::nullopt;
}

std::optional<double> number_at(const Cells& line, std::size_t at) {
  return at < line.size() ? read_number(line[at]) : std::nullopt;
}

/// What full marks are, as the first row has it that says so: in Canvas one row is about nothing
/// else, and Moodle has a column for it.
std::optional<double> find_full_marks(const std::vector<Cells>& lines, std::size_t marks) {
  const Cells& head = lines.front();
  const auto maximum = std::ranges::find(head, "maximum grade", fold) - head.begin();
  for (const Cells& line : lines) {
    const bool is_about_points = fold(line.front()) == "points possible";
    const auto number =
        number_at(line, is_about_points ? marks : static_cast<std::size_t>(maximum));
    if (number) return number;
  }
  return std::nullopt;
}

/// A cell as it was: in quotes only where it has to be. What looks like a formula was one before.
std::string quoted(const std::string& cell, char separator) {
  const bool is_plain = cell.find_first_of(std::string{"\"\n\r"} + separator) == std::string::npos;
  return is_plain ? cell : '"' + replace_all(cell, "\"", "\"\"") + '"';
}

std::string write_lines(const std::vector<Cells>& lines, char separator, std::string_view end) {
  std::string text;
  for (const Cells& cells : lines) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += separator;
      text += quoted(cells[i], separator);
    }
    text += end;
  }
  return text;
}

/// Line ends and byte order mark as they were; systems that write UTF-16 read UTF-8.
std::string write_like(const std::string& bytes, const std::vector<Cells>& lines, char separator) {
  const bool has_mark = bytes.starts_with(byte_order_mark);
  const bool has_returns = bytes.find("\r\n") != std::string::npos;
  return std::string{has_mark ? byte_order_mark : ""} +
         write_lines(lines, separator, has_returns ? "\r\n" : "\n");
}

}  // namespace

Filled fill_in(const std::filesystem::path& csv, const std::string& column, const LabWorks& lab) {
  const Roster rows{csv};
  const std::string bytes = read_file(csv);
  const std::string text = to_plain_text(bytes).text;
  std::vector<Cells> lines = read_csv(text);
  const std::size_t at = find_column(lines.front(), column);
  Filled filled;
  filled.full_marks = find_full_marks(lines, at);
  for (const Work& work : lab.works) {
    if (!work.is_matched || !work.has_mark()) continue;
    const Student* student = rows.find(work.id);
    if (student == nullptr || lines[student->row].size() <= at) {
      filled.missing.push_back(work.id);
    } else {
      lines[student->row][at] = format_mark(work.mark());
    }
  }
  filled.text = write_like(bytes, lines, find_separator(text));
  return filled;
}

}  // namespace boxlab::grade
