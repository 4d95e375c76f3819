// What is known of containers from one call to the next: a directory for each, below the root.
#pragma once

#include <filesystem>
#include <string>

#include "ocibox.hpp"

/// A container's directory, with its state.json and a copy of its config.json: what is changed in
/// the bundle later does not matter.
class Store {
 public:
  /// Throws std::runtime_error when `id` is no good name for a file.
  Store(const std::filesystem::path& root, const std::string& id);

  /// Makes the directory, for the bundle in the directory `bundle`. Throws std::system_error, also
  /// when there is one already.
  void make(const std::filesystem::path& bundle);
  /// Writes down that the container's process is `pid`.
  void save(sys::Pid pid);
  /// Throws std::runtime_error when there is no such container.
  Container load() const;
  void remove();

  /// The copy of config.json.
  std::filesystem::path config() const { return directory_ / "config.json"; }
  const std::filesystem::path& bundle() const { return bundle_; }

 private:
  std::string id_;
  std::filesystem::path directory_;
  std::filesystem::path bundle_;
};

/// The state of a container as JSON, by the OCI runtime specification.
std::string state_json(const Container& container, Status status, sys::Pid pid);
