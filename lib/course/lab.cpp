#include "course/lab.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "course/needs.hpp"
#include "course/toml.hpp"

namespace boxlab {

namespace {

std::string text(const toml::table& table, std::string_view key) {
  const auto value = table[key].value<std::string>();
  if (!value) refuse_toml(table.source(), fmt::format("{} = \"...\" is missing", key));
  return *value;
}

/// The texts of a list, each of which is `what` in messages.
std::vector<std::string> read_texts(const toml::array& list, std::string_view what) {
  std::vector<std::string> texts;
  for (const toml::node& text : list) {
    if (!text.is_string()) refuse_toml(text.source(), fmt::format("{} is a text", what));
    texts.push_back(text.as_string()->get());
  }
  return texts;
}

bool read_static(const toml::table& table) {
  const toml::node* value = table.get("static");
  if (value == nullptr) return false;
  if (!value->is_boolean()) refuse_toml(value->source(), "static is true or false");
  return value->as_boolean()->get();
}

std::vector<std::string> read_needs(const toml::array& list) {
  auto needs = read_texts(list, "a need");
  for (const std::string& need : needs) {
    if (!is_need(need)) refuse_toml(list.source(), fmt::format("no need is called \"{}\"", need));
  }
  return needs;
}

/// The tables [checks."ID".when.NAME] of a check.
std::vector<SpecialHints> read_special_hints(const toml::node& check) {
  std::vector<SpecialHints> all;
  const toml::table* cases = (*check.as_table())["when"].as_table();
  if (cases == nullptr) return all;
  for (const auto& [name, node] : *cases) {
    const toml::table* table = node.as_table();
    const toml::array* hints = table == nullptr ? nullptr : (*table)["hints"].as_array();
    if (hints == nullptr)
      refuse_toml(node.source(), fmt::format("{} has no hints = [...]", name.str()));
    all.push_back({std::string{name.str()}, text(*table, "seen"), read_texts(*hints, "a hint")});
  }
  // What says more of the verdict suits it better.
  std::sort(all.begin(), all.end(), [](const SpecialHints& one, const SpecialHints& other) {
    return one.seen.size() > other.seen.size();
  });
  return all;
}

std::vector<std::string> read_hints(std::string_view id, const toml::node& check) {
  const toml::array* hints = check.is_table() ? (*check.as_table())["hints"].as_array() : nullptr;
  if (hints == nullptr) refuse_toml(check.source(), fmt::format("{} has no hints = [...]", id));
  return read_texts(*hints, "a hint");
}

}  // namespace

std::vector<std::string> Lab::names() const {
  const auto dash = name.find('-');
  const std::string number = name.substr(0, dash);
  const std::string plain = number.substr(std::min(number.find_first_not_of('0'), number.size()));
  return {name, name.substr(dash + 1), number, plain};
}

Lab read_lab(const std::filesystem::path& directory) {
  const toml::table table = read_toml(directory / "lab.toml");
  Lab lab{directory.filename(), directory, text(table, "title"), text(table, "program"), {}};
  if (const toml::array* libraries = table["libraries"].as_array())
    lab.libraries = read_texts(*libraries, "a library");
  lab.is_static = read_static(table);
  if (const toml::array* needs = table["needs"].as_array()) lab.needs = read_needs(*needs);
  if (const toml::array* gives = table["gives"].as_array())
    lab.gives = read_texts(*gives, "a lab's name");
  if (const toml::table* checks = table["checks"].as_table()) {
    for (const auto& [id, check] : *checks) {
      lab.hints[std::string{id.str()}] = read_hints(id, check);
      lab.special_hints[std::string{id.str()}] = read_special_hints(check);
    }
  }
  return lab;
}

bool hand_out(const Lab& lab) {
  if (std::filesystem::is_directory(lab.source()))
    throw std::runtime_error{lab.source().string() + " is a directory; it should be a file"};
  return std::filesystem::copy_file(lab.starter(), lab.source(),
                                    std::filesystem::copy_options::skip_existing);
}

}  // namespace boxlab
