// Lab 04: the functions that you write, in ring.cpp.
#pragma once

#include "sys/types.hpp"

/// The two sides of a ring. Each has one process, and no more than one.
enum class Side { sender, receiver };

/// One side's hold on a ring. What is in it is up to you: define it in ring.cpp.
struct Ring;

/// Opens a ring in POSIX shared memory, and waits until the other side has opened it too
/// (shm_overview(7)). Either side may be the first.
///
/// `name` is that of the shared memory object: it begins with a slash and has no other. The name
/// lasts only until both sides are there. When this returns, it is gone, and free for the next two.
///
/// An object of that name which nobody uses, left by a process that was killed, is used again.
///
/// Throws std::system_error, made by sys::throw_errno or sys::check with the call and `name`:
/// - EINVAL for a name without a slash, or an object that is not as large as a ring
/// - EBUSY when there is such a side already
/// - whatever the system calls report. No object is left behind that was not there before.
Ring* open_ring(const char* name, Side side);

/// The same in a System V segment (shmget(2)), which has a key in place of a name. The second task.
Ring* open_ring(int key, Side side);

/// Puts all `size` bytes into the ring. Waits, asleep, whenever it is full. The sender calls this.
///
/// Throws std::system_error with EPIPE when it has to wait and the receiver is not there any more.
void put(Ring* ring, const void* data, sys::Size size);

/// Takes bytes out of the ring, in the order in which they were put, as many as are there and at
/// most `size`; returns how many. Waits, asleep, while there is none. The receiver calls this.
///
/// Returns 0 at the end of the stream: all is taken, and nothing more will come.
/// Throws std::system_error with EPIPE when the sender is gone and had not called finish().
sys::Size take(Ring* ring, void* data, sys::Size size);

/// Ends the stream: the sender says that nothing more will come. What is in the ring can still be
/// taken, also after the sender's end.
///
/// Throws std::system_error with EPIPE when the receiver is not there any more.
void finish(Ring* ring);

/// Lets go of the ring. This alone does not end the stream: the other side sees a side that is
/// gone.
void close_ring(Ring* ring);
