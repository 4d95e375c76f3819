#include "grade/csv.hpp"

#include <algorithm>
#include <string_view>

#include "course/replace.hpp"
#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

/// A reader of cells, letter by letter.
class CellReader {
 public:
  explicit CellReader(char separator) : separator_{separator} {}

  void read(char letter) {
    if (letter == '"' && (is_quoted_ || cell_.empty() || was_quoted_)) {
      read_quote();
    } else if (!is_quoted_ && letter == separator_) {
      end_cell();
    } else if (!is_quoted_ && letter == '\n') {
      end_line();
    } else {
      cell_ += letter;
    }
  }

  std::vector<Cells> take() {
    if (!cell_.empty() || !cells_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  /// It begins a quotation, or ends it; right after an end, it is a letter of the text, and the
  /// quotation goes on.
  void read_quote() {
    if (was_quoted_) cell_ += '"';
    was_quoted_ = is_quoted_;
    is_quoted_ = !is_quoted_;
  }

  void end_cell() {
    cells_.push_back(std::move(cell_));
    cell_.clear();
    was_quoted_ = false;
  }

  void end_line() {
    if (cell_.empty() && cells_.empty() && !was_quoted_) return;  // an empty line is no row
    end_cell();
    lines_.push_back(std::move(cells_));
    cells_.clear();
  }

  char separator_;
  bool is_quoted_ = false;
  bool was_quoted_ = false;
  std::string cell_;
  Cells cells_;
  std::vector<Cells> lines_;
};

std::string safe(std::string cell) {
  cell = one_line(cell);
  constexpr std::string_view formula = "=+-@\t\r";
  const auto first = cell.find_first_not_of(" '\"");
  const bool is_formula =
      first != std::string::npos && formula.find(cell[first]) != std::string_view::npos;
  return is_formula ? "'" + cell : cell;
}

}  // namespace

char find_separator(const std::string& text) {
  const std::string_view line = std::string_view{text}.substr(0, text.find('\n'));
  const auto count = [&](char letter) { return std::count(line.begin(), line.end(), letter); };
  return std::max({',', ';', '\t'},
                  [&](char one, char other) { return count(one) < count(other); });
}

std::vector<Cells> read_csv(const std::string& text) {
  CellReader reader{find_separator(text)};
  for (const char letter : text) reader.read(letter);
  return reader.take();
}

std::string csv_line(const Cells& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += '"' + replace_all(safe(cells[i]), "\"", "\"\"") + '"';
  }
  return line + '\n';
}

}  // namespace boxlab::grade
