#include "cli/options.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>

namespace boxlab {

CLI::Validator whole_number_from(unsigned long least) {
  return CLI::Validator{
      [least](const std::string& text) -> std::string {
        constexpr std::size_t most_digits = 9;
        const bool is_whole = !text.empty() && std::all_of(text.begin(), text.end(), isdigit);
        if (!is_whole || (text.size() <= most_digits && std::stoul(text) < least))
          return fmt::format("must be a whole number from {}", least);
        return text.size() <= most_digits ? "" : "must have no more than 9 digits";
      },
      ""};
}

CLI::Validator whole_number_from_one() { return whole_number_from(1); }

CLI::Validator regular_file() {
  return CLI::Validator{
      [](const std::string& path) {
        return std::filesystem::is_regular_file(path) ? "" : "Not a regular file: " + path;
      },
      ""};
}

CLI::Option* add_text(CLI::App& command, const std::string& name, std::optional<std::string>& text,
                      const std::string& description) {
  // CLI11 itself takes an empty text for none.
  return command.add_option_function<std::string>(
      name, [&text](const std::string& given) { text = given; }, description);
}

namespace {

/// Whether the word behind this one is its value: "--time" wants one, "--time=3" has it.
bool wants_value(const CLI::App& command, const std::string& word) {
  const CLI::Option* option = command.get_option_no_throw(word);
  return option != nullptr && option->get_items_expected_min() > 0;
}

/// How many words without a dash the command takes for itself.
std::size_t count_own_words(const CLI::App& command) {
  const auto options = command.get_options();
  return static_cast<std::size_t>(
      std::count_if(options.begin(), options.end(),
                    [](const CLI::Option* option) { return option->get_positional(); }));
}

}  // namespace

const CLI::App* find_command(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands({})) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

std::size_t skip_options(const CLI::App& app, const std::vector<std::string>& words,
                         std::size_t at) {
  while (at < words.size() && words[at].starts_with('-') && words[at] != "--") {
    at += wants_value(app, words[at]) ? 2 : 1;
  }
  return std::min(at, words.size());
}

std::vector<std::string> without_mark(const CLI::App& app, std::vector<std::string> words) {
  const std::size_t name = skip_options(app, words, 0);
  const CLI::App* command = name < words.size() ? find_command(app, words[name]) : nullptr;
  if (command == nullptr || !command->get_prefix_command()) return words;
  std::size_t at = skip_options(*command, words, name + 1);
  for (std::size_t own = count_own_words(*command); own > 0; --own) {
    if (at < words.size() && words[at] != "--") at = skip_options(*command, words, at + 1);
  }
  if (at < words.size() && words[at] == "--") words.erase(words.begin() + static_cast<long>(at));
  return words;
}

void show_help_alone(CLI::App& app, int& status, const std::string& advice) {
  app.callback([&app, &status, advice] {
    if (!app.get_subcommands().empty()) return;
    fmt::print(stderr, "{}{}", app.help(), advice);
    status = 2;
  });
}

}  // namespace boxlab
