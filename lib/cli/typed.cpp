#include "cli/typed.hpp"

#include "cli/options.hpp"
#include "course/course.hpp"

namespace boxlab {

namespace {

/// What the help calls the value of an option, or an argument.
std::string kind_of(const CLI::Option& option) {
  return option.get_positional() ? option.get_name() : option.get_type_name();
}

/// Goes from word to word, and keeps what each of them says about the next.
class Reader {
 public:
  explicit Reader(const CLI::App& app) { typed_.command = &app; }

  void read(const std::string& word);
  Typed finish(const std::string& current);

 private:
  void read_option(const std::string& word);
  void read_value(const std::string& kind, const std::string& word);
  void read_plain(const std::string& word);
  std::string next_argument() const;
  bool is_command_to_come() const;

  Typed typed_;
  std::size_t arguments_ = 0;  ///< those of the command that are there
};

void Reader::read(const std::string& word) {
  if (typed_.is_behind_command) return;
  if (word == "=" && !typed_.wanted.empty()) return;  // bash makes a word of it
  if (!typed_.wanted.empty()) {
    read_value(typed_.wanted, word);
    typed_.wanted.clear();
  } else if (word.starts_with('-')) {
    read_option(word);
  } else {
    read_plain(word);
  }
}

void Reader::read_option(const std::string& word) {
  const auto equal = word.find('=');
  const CLI::Option* option = typed_.command->get_option_no_throw(word.substr(0, equal));
  if (option == nullptr || option->get_items_expected_min() == 0) return;
  if (equal == std::string::npos) {
    typed_.wanted = kind_of(*option);
  } else {
    read_value(kind_of(*option), word.substr(equal + 1));
  }
}

void Reader::read_value(const std::string& kind, const std::string& word) {
  if (kind == "DIR") use_course(word);
  if (kind == "LAB") typed_.lab = word;
  if (kind == "CALL") typed_.call = word;
}

void Reader::read_plain(const std::string& word) {
  if (const CLI::App* sub = find_command(*typed_.command, word)) {
    typed_.command = sub;
    arguments_ = 0;
  } else if (is_command_to_come()) {
    typed_.is_behind_command = true;
  } else {
    read_value(next_argument(), word);
    ++arguments_;
  }
}

/// What the help calls the next argument; empty where none is to come.
std::string Reader::next_argument() const {
  std::size_t before = 0;
  for (const CLI::Option* option : typed_.command->get_options()) {
    if (option->get_positional() && before++ == arguments_) return option->get_name();
  }
  return {};
}

/// Whether the next word belongs to somebody else's command: our own arguments come before it.
bool Reader::is_command_to_come() const {
  return typed_.command->get_prefix_command() && next_argument().empty();
}

Typed Reader::finish(const std::string& current) {
  typed_.current = current;
  const bool is_option = typed_.wanted.empty() && current.starts_with('-');
  const auto equal = current.find('=');
  if (is_option && equal != std::string::npos) {
    read_option(current.substr(0, equal));
    typed_.prefix = current.substr(0, equal + 1);
    typed_.current = current.substr(equal + 1);
  } else if (!is_option && typed_.wanted.empty()) {
    typed_.wanted = next_argument();
    typed_.is_behind_command |= is_command_to_come();
  }
  return typed_;
}

}  // namespace

Typed read_typed(const CLI::App& app, const std::vector<std::string>& words) {
  Reader reader{app};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) reader.read(words[i]);
  return reader.finish(words.empty() ? "" : words.back());
}

}  // namespace boxlab
