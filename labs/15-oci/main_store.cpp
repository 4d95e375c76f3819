// Lab 15: what is known of containers from one call to the next. Given; nothing to change here.
#include "main_store.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "main_keep.hpp"
#include "sys/error.hpp"

namespace {

namespace fs = std::filesystem;

bool is_good_id(const std::string& id) {
  constexpr auto letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-.";
  return !id.empty() && id[0] != '.' && id.find_first_not_of(letters) == std::string::npos;
}

/// All of it or nothing: another call may read it at any moment.
void write_whole(const fs::path& path, const std::string& text) {
  const fs::path fresh = path.string() + ".new";
  std::ofstream stream{fresh};
  stream << text << std::flush;
  if (!stream) throw std::runtime_error{"write " + fresh.string() + " failed"};
  fs::rename(fresh, path);
}

}  // namespace

Store::Store(const fs::path& root, const std::string& id) : id_{id}, directory_{root / id} {
  if (!is_good_id(id))
    throw std::runtime_error{fmt::format("\"{}\" is no id: letters, digits, _, +, - and .", id)};
}

void Store::make(const fs::path& bundle) {
  bundle_ = fs::canonical(bundle);
  fs::create_directories(directory_.parent_path());
  sys::check(mkdir(directory_.c_str(), 0711), "mkdir", directory_.c_str());
}

void Store::save(sys::Pid pid) {
  const unsigned long long start_time = pid == 0 ? 0 : look_up(pid).start_time;
  const nlohmann::json json{{"bundle", bundle_}, {"pid", pid}, {"startTime", start_time}};
  write_whole(directory_ / "state.json", json.dump());
}

Container Store::load() const {
  std::ifstream stream{directory_ / "state.json"};
  if (!stream) throw std::runtime_error{fmt::format("there is no container {}", id_)};
  const auto json = nlohmann::json::parse(stream);
  return {keep_text(id_), keep_text(json.at("bundle")), keep_text(directory_), json.at("pid"),
          json.at("startTime")};
}

void Store::remove() { fs::remove_all(directory_); }

std::string state_json(const Container& container, Status status, sys::Pid pid) {
  nlohmann::ordered_json json{{"ociVersion", "1.0.2"},
                              {"id", container.id},
                              {"status", to_text(status)},
                              {"bundle", container.bundle}};
  if (status != Status::stopped) json["pid"] = pid;
  return json.dump(2) + "\n";
}
