// How the picture for a page looks.
#pragma once

namespace boxlab {

/// The style element of an SVG document: classes and colours, for light and for dark. The dots of
/// the columns have the classes dot0 to dot3.
extern const char* const svg_style;
constexpr int svg_dots = 4;

}  // namespace boxlab
