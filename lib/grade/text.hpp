// Text as editors and spreadsheets of all systems write it.
#pragma once

#include <string>
#include <vector>

namespace boxlab::grade {

/// A text in UTF-8 with lines that end in a line feed alone, and what had to be done for that.
struct PlainText {
  std::string text;
  std::vector<std::string> notes;  ///< "was UTF-16", "had CRLF line ends"
};

/// Makes plain text of the bytes of a file. Bytes that are no text stay as they are.
PlainText to_plain_text(const std::string& bytes);

/// The text made safe for a terminal, in one line.
std::string one_line(const std::string& text);

/// ASCII letters small, and no blanks at the ends: how ids are compared.
std::string fold(const std::string& text);

}  // namespace boxlab::grade
