// Asking the kernel from inside somebody else's namespaces.
#pragma once

#include <functional>
#include <string>

#include "sys/descriptor.hpp"

namespace boxlab {

/// Runs `body` in a child process that has joined the IPC and pid namespaces of the process `pid`
/// (setns(2)), and returns what it wrote to the descriptor that it is given. For what the kernel
/// tells only to those inside: values of semaphores, attributes by id. The child has all rights of
/// the sandbox that the process is in, also over namespaces nested there.
///
/// `proc` is a mounted proc file system that shows `pid`. Empty when the process is gone, and its
/// namespaces with it. Throws std::system_error when we may not look at them.
std::string ask_inside(const sys::Descriptor& proc, int pid,
                       const std::function<void(const sys::Descriptor&)>& body);

}  // namespace boxlab
