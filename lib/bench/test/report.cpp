#include "bench/report.hpp"

#include <fmt/core.h>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "bench/report_json.hpp"
#include "bench/svg.hpp"
#include "bench/table.hpp"
#include "example.hpp"

using namespace boxlab;
using namespace boxlab::bench;

namespace {

const Ink plain{[](std::string_view text) { return std::string{text}; },
                [](std::string_view text) { return std::string{text}; }};
const Ink marked{[](std::string_view text) { return fmt::format("*{}*", text); },
                 [](std::string_view text) { return fmt::format("({})", text); }};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a ratio is a figure against the limit's in its column") {
  const Panel panel = make_example().panels[0];
  CHECK(panel.ratio(0, 0) == 1.0);
  CHECK(panel.ratio(0, 1) == 1.0);
  CHECK(panel.ratio(1, 1) == 2.0);
  CHECK_FALSE(panel.ratio(2, 1));
  CHECK(panel.has(2));
  CHECK_FALSE(make_example().panels[1].has(1));
}

TEST_CASE("the table shows ratios, then figures; no row without any") {
  CHECK(table(make_example(), plain) ==
        "Time  limit = 1\n"
        "       64 B          1 KiB\n"
        "limit  1.00   2.0 us  1.00   4.0 us\n"
        "<cat>  1.00   2.0 us  2.00   8.0 us\n"
        "dog    10.0    20 us     -\n"
        "\n"
        "Rate  limit = 1\n"
        "       64 B          1 KiB\n"
        "limit  1.00 1.0 GB/s  1.00 1.0 GB/s\n"
        "dog   0.005 5.0 MB/s  0.12 120 MB/s\n"
        "\n");
}

TEST_CASE("titles are strong, figures are quiet") {
  const std::string text = table(make_example(), marked);
  CHECK(text.find("*Time*  (limit = 1)\n") == 0);
  CHECK(text.find("<cat>  1.00(   2.0 us)  2.00(   8.0 us)\n") != std::string::npos);
}

TEST_CASE("the picture has a bar for every ratio, to scale") {
  const std::string text = picture(make_example(), plain);
  // From 0.5 to 20: 1 is at 0.188 of 14 blocks, 2 at 0.376, 10 at 0.812.
  CHECK(text.find("Time  log scale from 0.50 to 20.0: longer is slower\n") == 0);
  CHECK(text.find("limit ██▋            ██▋\n"
                  "<cat> ██▋            █████▎\n"
                  "dog   ███████████▍   -\n") != std::string::npos);
}

TEST_CASE("JSON has every figure, and null where there is none") {
  const auto json = nlohmann::json::parse(to_json(make_example()));
  CHECK(json["schema"] == 1);
  CHECK(json["bench"] == "example");
  CHECK(json["rounds"] == 10);
  CHECK(json["columns"] == nlohmann::json{"64 B", "1 KiB"});
  const auto& panel = json["panels"][0];
  CHECK(panel["id"] == "time");
  CHECK(panel["unit"] == "seconds");
  CHECK(panel["limit"] == "limit");
  CHECK(panel["rows"][0]["is_limit"] == true);
  CHECK(panel["rows"][1]["ratios"] == nlohmann::json{1.0, 2.0});
  CHECK(panel["rows"][2]["figures"] == nlohmann::json{20e-6, nullptr});
  CHECK(json["panels"][1]["unit"] == "bytes/second");
  CHECK(json["panels"][1]["rows"].size() == 2);
}

TEST_CASE("the SVG has a dot for every figure, and escapes names") {
  const std::string text = svg(make_example());
  constexpr std::size_t figures = 5 + 4;
  constexpr std::size_t key = 2;
  CHECK(count(text, "<circle ") == figures + key);
  CHECK(count(text, ">&lt;cat&gt;</text>") == 1);
  CHECK(count(text, "Cats &amp; dogs") == 2);
  CHECK(count(text, "prefers-color-scheme: dark") == 1);
  CHECK(count(text, "<title>dog, 1 KiB: 0.12 times limit, 120 MB/s</title>") == 1);
}
