// The language of manual pages: see man(7) and groff_man(7).
#pragma once

#include <string>

namespace boxlab::roff {

/// Text in which nothing means anything to roff.
std::string escape(const std::string& text);
/// Text that is to be typed as it is, in bold.
std::string literal(const std::string& text);
/// What something else is to be typed for, in italics.
std::string argument(const std::string& text);

/// The heading of a page of section 1. `date` is YYYY-MM-DD.
std::string title(const std::string& name, const std::string& date);
std::string section(const std::string& name);
std::string subsection(const std::string& name);
/// Flowing text.
std::string paragraph(const std::string& text);
/// A term, which is roff already, and what it means.
std::string item(const std::string& term, const std::string& meaning);
/// Lines that stay as they are.
std::string as_it_is(const std::string& text);
/// The same behind other text; nothing for an empty text.
std::string block(const std::string& text);

}  // namespace boxlab::roff
