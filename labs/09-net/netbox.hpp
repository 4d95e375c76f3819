// Lab 09: the function that you write, in netbox.cpp.
#pragma once

/// An address of IPv4, and how many of its bits are those of the network: 10.0.0.2/24.
struct Address {
  unsigned char bytes[4];  ///< in the order in which one writes them
  unsigned char prefix;    ///< 24
};

/// One end of the pair of virtual Ethernet devices (veth(4)).
struct End {
  const char* name;  ///< "eth0"
  Address address;
};

/// What the command line asks for.
struct Options {
  End box;   ///< the end in the new network namespace
  End peer;  ///< the end in the one that we were called in
};

/// Runs `command`, a name and arguments as execvp(3) takes them, in a new network namespace, the
/// box, which has a cable to the one that we were called in:
///
/// - In the box, there are two interfaces when the command begins: lo, which is up, and the end
///   `options.box` of a veth pair, up, with its address. The other end, `options.peer`, is where we
///   were called, up, with its address. Nothing else is changed there.
/// - The command has the descriptors that we were given, and no others, and stays in all other
///   namespaces. Neither SIGINT nor SIGTERM ends us before it has ended.
/// - When we return or throw, both ends are gone, also when the command has left processes in the
///   box. That they were gone before is no error. When somebody kills us with SIGKILL, the command
///   is killed as well, and then the kernel removes the pair with the box.
///
/// Takes CAP_SYS_ADMIN and CAP_NET_ADMIN over the network namespace that it is called in. Everybody
/// has them in a new one: unshare -r -n.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command, 126 when it cannot be started. When the kernel refuses something, it
/// throws std::system_error, and the command does not run. For a request over rtnetlink(7), the
/// message names the request, the interface, and what the kernel says besides the error number
/// (NLMSGERR_ATTR_MSG, netlink(7)), if anything:
///
///     netbox: RTM_NEWLINK box0: File exists (EEXIST)
///     netbox: RTM_NEWADDR eth0 (ipv4: Address already assigned): File exists (EEXIST)
int run_in_box(const Options& options, char* const* command);
