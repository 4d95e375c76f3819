// Programs that run a command in a container, side by side.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"

namespace boxlab::bench {

/// What is asked of such a program: a command, for a container of that name. Where OCI runtimes
/// find the command is the bundle.
struct ContainerJob {
  std::string name;
  std::string bundle;
  std::vector<std::string> command;
};

/// A program that runs a command in a container, or without any.
struct ContainerTool {
  using Words = std::vector<std::string>;

  std::string name;     ///< "crun"
  std::string program;  ///< its path; empty where the command itself is the program
  int most;             ///< how many are started in a row, or run at once, at most
  Words (*arguments)(const ContainerJob& job);
  std::string contents{};  ///< of the program, where it has to be put there first

  /// The command line.
  Words words(const ContainerJob& job) const;
};

/// Tools, and why others are not among them.
struct ContainerTools {
  std::vector<ContainerTool> tools;
  std::vector<std::string> notes;  ///< a sentence each
};

/// A plain process first. Then `box`, the program of the lab of that name: of its solution, and of
/// what the learner wrote, where they are there and build. Then those of unshare, bwrap, crun, runc
/// and podman that are installed.
ContainerTools find_container_tools(const Course& course);

}  // namespace boxlab::bench
