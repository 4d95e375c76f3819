#include "grade/page.hpp"

#include <fmt/core.h>
#include <sys/random.h>

#include <array>
#include <cstdint>

#include "course/files.hpp"
#include "grade/markup.hpp"
#include "sys/error.hpp"

namespace boxlab::grade {

namespace {

std::string make_nonce() {
  std::array<std::uint64_t, 2> numbers{};
  sys::check(getrandom(numbers.data(), sizeof numbers, 0), "getrandom");
  return fmt::format("{:016x}{:016x}", numbers[0], numbers[1]);
}

/// What our pages are known by.
constexpr auto page_mark = R"(<meta name="generator" content="boxlab report">)";

// https://www.w3.org/TR/CSP3/
constexpr auto frame = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
{mark}
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}<script nonce="{nonce}">
{script}</script>
</body>
</html>
)";

}  // namespace

PageFrame::PageFrame(const std::filesystem::path& home)
    : style_{read_file(home / "lib/grade/page/style.css")},
      script_{read_file(home / "lib/grade/page/script.js")},
      nonce_{make_nonce()} {}

std::string PageFrame::page(const std::string& title, const std::string& body) const {
  return fmt::format(frame, fmt::arg("mark", page_mark), fmt::arg("nonce", nonce_),
                     fmt::arg("title", html(title)), fmt::arg("style", style_),
                     fmt::arg("body", body), fmt::arg("script", script_));
}

bool is_page_of_ours(const std::string& page) {
  return page.substr(0, page.find("<title>")).find(page_mark) != std::string::npos;
}

}  // namespace boxlab::grade
