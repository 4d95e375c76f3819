#include "cli/link.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <string_view>

#include "cli/palette.hpp"

namespace boxlab {

namespace {

/// A path as a part of a URI (RFC 3986).
std::string escape_path(const std::string& path) {
  std::string text;
  for (const char byte : path) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(byte)) != 0 ||
                          std::string_view{"/-._~"}.find(byte) != std::string_view::npos;
    text += is_plain ? std::string{byte} : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return text;
}

/// A link says which machine it means: over ssh, it is not the one that has the screen.
std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

}  // namespace

std::string link_to(const std::filesystem::path& file, const std::string& text) {
  if (!stdout_wants_colour()) return text;
  const std::string path = escape_path(std::filesystem::absolute(file));
  return fmt::format("\x1b]8;;file://{}{}\x1b\\{}\x1b]8;;\x1b\\", host_name(), path, text);
}

}  // namespace boxlab
