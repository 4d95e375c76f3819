// The palette, for parts that know no palette.
#pragma once

#include "bench/ink.hpp"

namespace boxlab {

/// What the palette for stdout writes with.
bench::Ink ink_of_stdout();

}  // namespace boxlab
