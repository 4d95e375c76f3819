#include "check/sandbox.hpp"

#include <fmt/core.h>
#include <sys/prctl.h>

#include <utility>

#include "check/blocked.hpp"
#include "check/session.hpp"

namespace boxlab {

namespace {
constexpr auto search_path = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
}

Sandbox::Sandbox() {
  variable("PATH", search_path);
  variable("HOME", "/tmp");
  variable("LC_ALL", "C.UTF-8");
}

Sandbox& Sandbox::program(const std::string& name, std::string contents) {
  program_ = name;
  return file({"/lab/" + name, std::move(contents), true});
}

Sandbox& Sandbox::file(GivenFile file) {
  plan_.files.push_back(std::move(file));
  return *this;
}

Sandbox& Sandbox::input(std::string text) {
  input_ = std::move(text);
  return *this;
}

Sandbox& Sandbox::open_input() {
  leaves_input_open_ = true;
  return *this;
}

Sandbox& Sandbox::variable(const std::string& name, const std::string& value) {
  std::erase_if(plan_.environment,
                [&](const std::string& other) { return other.starts_with(name + "="); });
  plan_.environment.push_back(name + "=" + value);
  return *this;
}

Sandbox& Sandbox::setting(const std::string& name, const std::string& value) {
  plan_.settings.push_back({"/proc/sys/" + name, value});
  return *this;
}

Sandbox& Sandbox::system(std::vector<std::string> paths) {
  plan_.system = std::move(paths);
  return *this;
}

Sandbox& Sandbox::device(std::string path) {
  plan_.devices.push_back(std::move(path));
  return *this;
}

Sandbox& Sandbox::cgroups(std::vector<std::string> controllers) {
  plan_.controllers = std::move(controllers);
  return *this;
}

Sandbox& Sandbox::limits(const Limits& limits) {
  plan_.limits = limits;
  return *this;
}

Sandbox& Sandbox::without_no_new_privs() {
  if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
    throw Blocked{
        "no_new_privs is set here, by what has started this shell (a terminal in a sandbox, a "
        "container with no-new-privileges), and nobody can take it back. Try it in another one"};
  plan_.has_no_new_privs = false;
  return *this;
}

Sandbox& Sandbox::keep(std::string name) {
  kept_name_ = std::move(name);
  return *this;
}

Run Sandbox::run(const std::vector<std::string>& arguments) const {
  return start(arguments).finish();
}

Session Sandbox::start(const std::vector<std::string>& arguments) const {
  Plan plan = plan_;
  plan.path = "/lab/" + program_;
  plan.words = {program_};
  plan.words.insert(plan.words.end(), arguments.begin(), arguments.end());
  return begin(std::move(plan));
}

Run Sandbox::run_command(std::vector<std::string> words) const {
  return start_command(std::move(words)).finish();
}

Session Sandbox::start_command(std::vector<std::string> words) const {
  Plan plan = plan_;
  plan.words = std::move(words);
  return begin(std::move(plan));
}

Run Sandbox::run_shell(const std::string& script) const { return start_shell(script).finish(); }

Session Sandbox::start_shell(const std::string& script) const {
  Sandbox shell = *this;
  shell.variable("PATH", fmt::format("/lab:{}", search_path));
  std::vector<std::string> words{"sh"};
  if (!script.empty()) words.insert(words.end(), {"-c", script});
  shell.is_typed_to_ = script.empty() && leaves_input_open_;
  return shell.start_command(words);
}

Plan Sandbox::plan(std::vector<std::string> words) const {
  Sandbox shell = *this;
  shell.variable("PATH", fmt::format("/lab:{}", search_path));
  shell.plan_.words = std::move(words);
  return shell.plan_;
}

Session Sandbox::begin(Plan plan) const {
  plan.limits = scaled(plan.limits);
  return Session{plan, {input_, leaves_input_open_, is_typed_to_, kept_name_}};
}

}  // namespace boxlab
