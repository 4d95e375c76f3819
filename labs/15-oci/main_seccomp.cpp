// Lab 15: linux.seccomp of a config.json, compiled by libseccomp. Given; nothing to change here.
#include "main_seccomp.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <memory>
#include <system_error>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

constexpr std::pair<const char*, scmp_compare> operators[] = {
    {"SCMP_CMP_NE", SCMP_CMP_NE},
    {"SCMP_CMP_LT", SCMP_CMP_LT},
    {"SCMP_CMP_LE", SCMP_CMP_LE},
    {"SCMP_CMP_EQ", SCMP_CMP_EQ},
    {"SCMP_CMP_GE", SCMP_CMP_GE},
    {"SCMP_CMP_GT", SCMP_CMP_GT},
    {"SCMP_CMP_MASKED_EQ", SCMP_CMP_MASKED_EQ}};

/// libseccomp returns what errno would be, negative.
void must(int result, const std::string& what) {
  if (result < 0) throw std::system_error{-result, std::generic_category(), "seccomp " + what};
}

std::uint32_t read_action(const std::string& name, const Json& error) {
  const std::pair<const char*, std::uint32_t> actions[] = {
      {"SCMP_ACT_ALLOW", SCMP_ACT_ALLOW},
      {"SCMP_ACT_LOG", SCMP_ACT_LOG},
      {"SCMP_ACT_TRAP", SCMP_ACT_TRAP},
      {"SCMP_ACT_KILL", SCMP_ACT_KILL},
      {"SCMP_ACT_KILL_THREAD", SCMP_ACT_KILL_THREAD},
      {"SCMP_ACT_KILL_PROCESS", SCMP_ACT_KILL_PROCESS},
      {"SCMP_ACT_ERRNO", SCMP_ACT_ERRNO(error.is_number() ? error.get<unsigned>() : EPERM)}};
  return look_for(actions, name, "linux.seccomp");
}

/// "SCMP_ARCH_X86_64" is x86_64 for libseccomp.
std::uint32_t read_architecture(const std::string& text) {
  std::string name = text.substr(std::min(text.size(), std::string{"SCMP_ARCH_"}.size()));
  for (char& letter : name) letter = static_cast<char>(std::tolower(letter));
  const std::uint32_t architecture = seccomp_arch_resolve_name(name.c_str());
  if (architecture == 0) throw std::runtime_error{"linux.seccomp: " + text + " is not known"};
  return architecture;
}

scmp_arg_cmp read_argument(const Json& json) {
  return {json.at("index"), look_for(operators, json.at("op"), "linux.seccomp"), json.at("value"),
          json.value("valueTwo", 0ull)};
}

void add_rule(const Filter& filter, const Json& rule, std::uint32_t default_action) {
  const std::uint32_t action = read_action(rule.at("action"), part(rule, "errnoRet"));
  if (action == default_action) return;  // libseccomp takes it for a mistake
  std::vector<scmp_arg_cmp> arguments;
  for (const Json& argument : part(rule, "args")) arguments.push_back(read_argument(argument));
  for (const std::string& name : texts(rule, "names")) {
    const int call = seccomp_syscall_resolve_name(name.c_str());
    if (call == __NR_SCMP_ERROR) continue;  // one that this machine does not have, or not yet
    must(seccomp_rule_add_array(filter.get(), action, call, static_cast<unsigned>(arguments.size()),
                                arguments.data()),
         name);
  }
}

Filter make_filter(const Json& json) {
  const std::uint32_t action = read_action(json.at("defaultAction"), part(json, "defaultErrnoRet"));
  Filter filter{seccomp_init(action), seccomp_release};
  if (!filter) throw std::system_error{ENOMEM, std::generic_category(), "seccomp_init"};
  for (const std::string& name : texts(json, "architectures")) {
    const int result = seccomp_arch_add(filter.get(), read_architecture(name));
    if (result != -EEXIST) must(result, name);
  }
  for (const Json& rule : part(json, "syscalls")) add_rule(filter, rule, action);
  return filter;
}

std::vector<sock_filter> export_filter(const Filter& filter) {
  const sys::Descriptor file{sys::check(memfd_create("seccomp", MFD_CLOEXEC), "memfd_create")};
  must(seccomp_export_bpf(filter.get(), file.get()), "export");
  const long size = sys::check(lseek(file.get(), 0, SEEK_END), "lseek");
  sys::check(lseek(file.get(), 0, SEEK_SET), "lseek");
  std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
  sys::read_all(file, program.data(), program.size() * sizeof(sock_filter));
  return program;
}

}  // namespace

List<sock_filter> compile_seccomp(const Json& json) {
  if (json.empty()) return {};
  return keep_list(export_filter(make_filter(json)));
}
