#include "bench/figures.hpp"

#include <catch2/catch_test_macros.hpp>

#include "bench/scale.hpp"
#include "example.hpp"

using namespace boxlab;
using namespace boxlab::bench;

TEST_CASE("ratios take five characters") {
  CHECK(format_ratio(0.00003) == "3e-05");
  CHECK(format_ratio(0.0123) == "0.012");
  CHECK(format_ratio(0.123) == "0.12");
  CHECK(format_ratio(1) == "1.00");
  CHECK(format_ratio(9.994) == "9.99");
  CHECK(format_ratio(9.996) == "10.0");
  CHECK(format_ratio(37.46) == "37.5");
  CHECK(format_ratio(99.96) == "100");
  CHECK(format_ratio(12345) == "12345");
}

TEST_CASE("figures have the unit that suits them") {
  CHECK(format_figure(Unit::seconds, 2.64e-6) == "2.6 us");
  CHECK(format_figure(Unit::seconds, 12e-3) == "12 ms");
  CHECK(format_figure(Unit::seconds, 3) == "3.0 s");
  CHECK(format_figure(Unit::seconds, 4.2e-9) == "4.2 ns");
  CHECK(format_figure(Unit::seconds, 999.6e-9) == "1.0 us");
  CHECK(format_figure(Unit::bytes_per_second, 12) == "12 B/s");
  CHECK(format_figure(Unit::bytes_per_second, 123e6) == "123 MB/s");
  CHECK(format_figure(Unit::bytes_per_second, 9.96e9) == "10 GB/s");
  CHECK(format_figure(Unit::bytes_per_second, 5e15) == "5000 TB/s");
  CHECK(format_figure(Unit::bytes, 12) == "12 B");
  CHECK(format_figure(Unit::bytes, 5432) == "5.4 kB");
  CHECK(format_size(64) == "64 B");
  CHECK(format_size(64 << 10) == "64 KiB");
}

TEST_CASE("a scale holds all ratios of its panel, and 1") {
  const Scale scale = scale_of(make_example().panels[0]);
  CHECK(scale.low == 0.5);
  CHECK(scale.high == 20);
  CHECK(scale.position(0.5) == 0);
  CHECK(scale.position(20) == 1);
  CHECK(scale.position(1e6) == 1);
  CHECK(scale.position(2) < scale.position(3));
  CHECK(scale.ticks() == std::vector<double>{1, 10});
}

TEST_CASE("a scale has a few ticks, and 1 is one of them") {
  CHECK(Scale{0.5, 5}.ticks() == std::vector<double>{0.5, 1, 2, 5});
  CHECK(Scale{1e-4, 10}.ticks() == std::vector<double>{1e-4, 1e-2, 1});
  CHECK(Scale{5e-4, 20}.ticks() == std::vector<double>{1e-2, 1});
}
