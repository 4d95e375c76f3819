// What the readers of a config.json's parts have in common.
#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "main_keep.hpp"

using Json = nlohmann::json;

/// The value of a key; an empty object where there is none, of which all lists are empty.
inline Json part(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? Json::object() : *found;
}

inline std::vector<std::string> texts(const Json& json, const char* key) {
  return json.contains(key) ? json.at(key).get<std::vector<std::string>>()
                            : std::vector<std::string>{};
}

/// The list below `key`, each element made by `read`.
template <class Read>
auto read_list(const Json& json, const char* key, Read read) {
  std::vector<decltype(read(json))> list;
  for (const Json& element : part(json, key)) list.push_back(read(element));
  return keep_list(std::move(list));
}

/// What a table says for `name`. Throws std::runtime_error: "rlimits: RLIMIT_X is not known".
template <class Table>
auto look_for(const Table& table, const std::string& name, const char* where) {
  for (const auto& [known, value] : table)
    if (name == known) return value;
  throw std::runtime_error{fmt::format("{}: {} is not known", where, name)};
}
