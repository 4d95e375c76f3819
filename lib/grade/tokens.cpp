#include "grade/tokens.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

namespace boxlab::grade {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Nothing to a compiler; so is the end of a line that goes on.
bool is_blank(char letter) {
  return std::string_view{" \t\r\n\v\f\\"}.find(letter) != std::string_view::npos;
}

/// Of a name; what is no ASCII may be in one.
bool is_of_word(char letter) {
  const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  return is_letter || is_digit(letter) || letter == '_' ||
         static_cast<unsigned char>(letter) > 0x7f;
}

/// The words that say what a program does. Those for types are left out: to take another type is as
/// easily done as to take another name.
bool is_keyword(std::string_view word) {
  static const std::set<std::string_view> keywords{
      "break",    "case",    "catch",  "class",  "const",   "continue", "default",   "delete",
      "do",       "else",    "enum",   "for",    "goto",    "if",       "namespace", "new",
      "operator", "private", "public", "return", "sizeof",  "static",   "struct",    "switch",
      "template", "this",    "throw",  "try",    "typedef", "using",    "while"};
  return keywords.contains(word);
}

/// Reads tokens, one after another.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text) : text_{text} {}

  std::vector<Token> read() {
    while (at_ < text_.size()) read_one();
    return std::move(tokens_);
  }

 private:
  void read_one() {
    const std::size_t begin = at_;
    const char letter = text_[at_];
    if (starts_with("//") || starts_with("#include")) return skip_behind("\n");
    if (starts_with("/*")) return skip_behind("*/");
    if (starts_with("R\"")) return read_raw_text();
    if (letter == '"' || letter == '\'') return read_text(letter);
    if (is_digit(letter)) return read_number();
    if (is_of_word(letter)) return read_word();
    ++at_;
    if (!is_blank(letter)) add(begin, text_.substr(begin, 1));
  }

  bool starts_with(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void skip_behind(std::string_view what) {
    const auto found = text_.find(what, at_ + 1);
    at_ = found == std::string_view::npos ? text_.size() : found + what.size();
  }

  /// R"end( ... )end"
  void read_raw_text() {
    const std::size_t begin = at_;
    const std::size_t open = std::min(text_.find('(', at_), text_.size());
    std::string end{")"};
    end.append(text_.substr(at_ + 2, open - at_ - 2)) += '"';
    skip_behind(end);
    add(begin, "\"\"");
  }

  void read_text(char quote) {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n')
      at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    add(begin, "\"\"");
  }

  void read_number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (is_of_word(text_[at_]) || text_[at_] == '.' || text_[at_] == '\''))
      ++at_;
    add(begin, "0");
  }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_of_word(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    add(begin, is_keyword(word) ? word : "name");
  }

  void add(std::size_t begin, std::string_view kind) {
    tokens_.push_back({std::hash<std::string_view>{}(kind), begin, at_});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> read_tokens(const std::string& text) { return TokenReader{text}.read(); }

}  // namespace boxlab::grade
