// A C++ program as a row of tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace boxlab::grade {

/// A token, and where in the text it stands.
struct Token {
  std::uint64_t kind;  ///< equal for tokens that are the same, once names do not count
  std::size_t begin;
  std::size_t end;
};

/// The tokens of a program. Comments, blanks and #include lines are none. All names are the same
/// token, but for the words of the language; so are all numbers, and all texts. Whatever the bytes
/// are, it ends: what no compiler would take is cut into tokens somehow.
std::vector<Token> read_tokens(const std::string& text);

}  // namespace boxlab::grade
