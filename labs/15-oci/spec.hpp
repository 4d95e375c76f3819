// Lab 15: what a config.json says, as plain structs. Given; nothing to change here.
//
// The names are those of the OCI runtime specification. All texts and lists live as long as the
// program runs.
#pragma once

#include <linux/filter.h>

#include "sys/mount.hpp"
#include "sys/types.hpp"

/// Some things in a row: for (const Namespace& it : spec.namespaces) ...
template <class T>
struct List {
  const T* first = nullptr;
  sys::Size size = 0;
  const T* begin() const { return first; }
  const T* end() const { return first + size; }
};

/// linux.namespaces: one that the container is in, and does not share with the outside.
struct Namespace {
  int kind;          ///< CLONE_NEWNET and so on, as setns(2) and unshare(2) take it
  const char* path;  ///< the one to be entered; nullptr: a new one
};

/// mounts: one file system, in the order in which they are mounted.
struct ContainerMount {
  /// The source of a bind mount is an absolute path of the outside without links; the target, an
  /// absolute path in the container, in which there may be links.
  sys::Mount line;
  unsigned long propagation;  ///< MS_PRIVATE, MS_REC | MS_SLAVE and so on; 0: as it comes
};

/// process.rlimits, as setrlimit(2) takes it.
struct ResourceLimit {
  int resource;  ///< RLIMIT_NOFILE and so on
  unsigned long soft;
  unsigned long hard;
};

/// A set of capabilities: bit N is capability number N (capabilities(7)).
using CapabilitySet = unsigned long long;

/// process.capabilities: the five sets of the container's process.
struct Capabilities {
  CapabilitySet bounding;
  CapabilitySet effective;
  CapabilitySet permitted;
  CapabilitySet inheritable;
  CapabilitySet ambient;
};

/// process.user.
struct User {
  unsigned uid;
  unsigned gid;
  List<unsigned> additional_gids;
  int umask;  ///< -1: as it comes
};

/// linux.sysctl: a value of the kernel for the container's namespaces.
struct Setting {
  const char* path;  ///< "/proc/sys/net/ipv4/ip_unprivileged_port_start"
  const char* value;
};

/// A program that somebody wants to be run at some point of the container's life: see run_hooks.
struct Hook {
  const char* path;
  char* const* argv;         ///< ends with nullptr
  char* const* environment;  ///< likewise
  int timeout;               ///< in seconds; 0: none
};

/// hooks, in the order in which their times come.
struct Hooks {
  List<Hook> create_runtime;    ///< the old `prestart`, and then `createRuntime`
  List<Hook> create_container;  ///< `createContainer`
  List<Hook> start_container;   ///< `startContainer`
  List<Hook> poststart;
  List<Hook> poststop;
};

/// A config.json.
struct Spec {
  const char* rootfs;    ///< root.path: an absolute path of the outside
  bool is_read_only;     ///< root.readonly
  const char* hostname;  ///< nullptr: as it comes
  List<Namespace> namespaces;
  List<ContainerMount> mounts;
  List<Setting> settings;
  List<const char*> masked_paths;     ///< linux.maskedPaths
  List<const char*> read_only_paths;  ///< linux.readonlyPaths

  char* const* command;      ///< process.args; ends with nullptr
  char* const* environment;  ///< process.env; likewise
  const char* directory;     ///< process.cwd
  User user;
  List<ResourceLimit> limits;
  bool has_capabilities;  ///< there is process.capabilities; else, they stay as they come
  Capabilities capabilities;
  bool no_new_privileges;
  List<sock_filter> seccomp;  ///< linux.seccomp, compiled by libseccomp; empty: none

  Hooks hooks;
};
