// The verdict document as JSON.
#pragma once

#include <string>
#include <string_view>

#include "check/verdict.hpp"

namespace boxlab {

/// The document in one line of JSON.
std::string to_json(const VerdictDocument& document);

/// One verdict in one line of JSON: what a checker says as soon as it knows it. Has more in it than
/// the document, for those who make documents of it.
std::string to_json(const Verdict& verdict);

/// Reads one verdict. Throws as from_json() does.
Verdict verdict_from_json(std::string_view line);

/// Reads a document. Throws nlohmann::json::exception when it is no JSON or lacks something, and
/// std::runtime_error when it is of another schema or holds a status that does not exist.
VerdictDocument from_json(std::string_view text);

}  // namespace boxlab
