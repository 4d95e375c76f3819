#include "grade/text.hpp"

#include <algorithm>
#include <cstdint>

#include "check/printable.hpp"
#include "course/replace.hpp"
#include "grade/tree.hpp"

namespace boxlab::grade {

namespace {

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xc0 | code >> 6);
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
  }
  put(0x80 | (code & 0x3f));
}

std::uint32_t unit(const std::string& bytes, std::size_t at, bool is_big) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return is_big ? first << 8u | second : second << 8u | first;
}

bool is_high_half(std::uint32_t code) { return code >= 0xd800 && code < 0xdc00; }

std::string from_utf16(const std::string& bytes, bool is_big) {
  std::string text;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit(bytes, at, is_big);
    if (is_high_half(code) && at + 3 < bytes.size()) {
      at += 2;
      code = 0x10000 + ((code - 0xd800) << 10) + (unit(bytes, at, is_big) & 0x3ff);
    }
    append_utf8(text, code);
  }
  return text;
}

}  // namespace

PlainText to_plain_text(const std::string& bytes) {
  PlainText plain{bytes, {}};
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    plain = {from_utf16(bytes, bytes[0] == '\xfe'), {"was UTF-16"}};
  } else if (bytes.starts_with("\xef\xbb\xbf")) {
    plain = {bytes.substr(3), {"began with a byte order mark"}};
  }
  if (plain.text.find("\r\n") != std::string::npos) {
    plain.text = replace_all(plain.text, "\r\n", "\n");
    plain.notes.emplace_back("had CRLF line ends");
  }
  if (plain.text.find('\0') != std::string::npos) plain.notes.emplace_back("has NUL bytes");
  return plain;
}

std::string one_line(const std::string& text) { return replace_all(printable(text), "\n", " "); }

std::string fold(const std::string& text) {
  constexpr auto blanks = " \t\r\n";
  const auto start = text.find_first_not_of(blanks);
  if (start == std::string::npos) return "";
  return lower(text.substr(start, text.find_last_not_of(blanks) + 1 - start));
}

}  // namespace boxlab::grade
