// The verdict document as JSON.
#pragma once

#include <string>
#include <string_view>

#include "check/verdict.hpp"

namespace boxlab {

/// The document in one line of JSON.
std::string to_json(const VerdictDocument& document);

/// Reads a document. Throws nlohmann::json::exception when it is no JSON or lacks something, and
/// std::runtime_error when it is of another schema or holds a status that does not exist.
VerdictDocument from_json(std::string_view text);

}  // namespace boxlab
