// Text of anybody inside of XML and HTML.
#pragma once

#include <string>

namespace boxlab::grade {

/// Any text inside of XML 1.0, which cannot hold all characters, not even escaped: those are
/// written as \xHH or \uHHHH.
std::string xml(const std::string& text);

/// The same as the value of an attribute: a line feed would be read as a blank.
std::string xml_value(const std::string& text);

/// The same inside of an element or a value of HTML. Characters that turn the direction of what
/// follows are written as \uHHHH too: a name could hide with them what it is.
std::string html(const std::string& text);

/// The relative address of a file of that name.
std::string href(const std::string& file);

}  // namespace boxlab::grade
