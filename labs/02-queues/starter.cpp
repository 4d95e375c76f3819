#include "post.hpp"

#include "sys/error.hpp"

namespace posix {

void create(const char*, const mq_attr*) { sys::not_written("posix::create"); }

void send(const char*, const Letter&, int) { sys::not_written("posix::send"); }

void receive(const char*, Letter&, int) { sys::not_written("posix::receive"); }

mq_attr stat(const char*) { sys::not_written("posix::stat"); }

void remove(const char*) { sys::not_written("posix::remove"); }

void serve(const char*, int) { sys::not_written("posix::serve"); }

void ask(const char*, Letter&) { sys::not_written("posix::ask"); }

}  // namespace posix

namespace system_v {

void create(Key) { sys::not_written("system_v::create"); }

void send(Key, const Letter&, int) { sys::not_written("system_v::send"); }

void receive(Key, Letter&, int) { sys::not_written("system_v::receive"); }

msqid_ds stat(Key) { sys::not_written("system_v::stat"); }

void remove(Key) { sys::not_written("system_v::remove"); }

void serve(Key, int) { sys::not_written("system_v::serve"); }

void ask(Key, Letter&) { sys::not_written("system_v::ask"); }

}  // namespace system_v
