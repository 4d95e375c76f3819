// Containers that run at the same time.
#pragma once

#include <list>
#include <string>

#include "bench/container_tools.hpp"
#include "course/child.hpp"
#include "sys/pipe.hpp"

namespace boxlab::bench {

/// Starts one container, whose command ends at once, and waits for its end. Returns what went
/// wrong; an empty text where nothing did.
std::string start_and_end(const ContainerTool& tool, int number);

/// Containers that live, each with a command that waits. They end with the retreat: some tools
/// leave processes behind that nobody else ends.
class ContainerCrowd {
 public:
  explicit ContainerCrowd(const ContainerTool& tool) : tool_{tool}, news_{sys::make_pipe()} {}

  /// Starts one more, and waits until its command runs. Returns what went wrong; an empty text
  /// where nothing did.
  std::string add();

 private:
  const ContainerTool& tool_;
  sys::Pipe news_;  ///< the stdout of all of them
  std::list<Child> containers_;
};

}  // namespace boxlab::bench
