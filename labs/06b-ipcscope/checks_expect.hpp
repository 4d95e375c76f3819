// Lab 06b: what the kernel says of objects, in the words of `ipcscope --json`.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "check/ipc.hpp"

namespace boxlab {

/// The lists of objects that a namespace has there.
constexpr const char* object_kinds[] = {"queues", "sets", "segments", "posix_queues"};

/// What the list `kind` should hold: owners aside, which the judge does not know.
nlohmann::json expect(const std::string& kind, const IpcObjects& objects);

/// JSON in one line that may be broken at blanks.
std::string shown(const nlohmann::json& value);

/// All lists, a line each.
std::string describe(const IpcObjects& objects);

}  // namespace boxlab
