// What containers are made of, for a benchmark: an image, and what OCI runtimes want to know.
#pragma once

#include <string>
#include <vector>

namespace boxlab::bench {

/// The root directory of a container: busybox, and places to mount things on.
constexpr auto image_root = "/tmp/rootfs";

/// Bundles of the OCI runtime specification, one for each command.
constexpr auto bundle_that_ends = "/tmp/ends";
constexpr auto bundle_that_waits = "/tmp/waits";

/// Commands of the image. The second one prints one byte when it has nothing to do any more but
/// wait.
std::vector<std::string> command_that_ends();
std::vector<std::string> command_that_waits();

/// Makes image_root of `busybox`, a path. Throws std::system_error.
void make_image(const std::string& busybox);

/// Makes a bundle of the OCI runtime specification in `directory`: a config.json for image_root, in
/// which this user is root, all namespaces are new, and `command` runs.
void make_bundle(const std::string& directory, const std::vector<std::string>& command);

}  // namespace boxlab::bench
