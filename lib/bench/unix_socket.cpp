#include <sys/socket.h>

#include "bench/two_ends.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

std::unique_ptr<Channel> make_pair(int type) {
  int ends[2];
  sys::check(socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends), "socketpair");
  return std::make_unique<TwoEnds>(sys::Descriptor{ends[0]}, sys::Descriptor{ends[1]});
}

}  // namespace

Mechanism unix_stream_mechanism() {
  return {"Unix stream", largest_message, [](sys::Size) { return make_pair(SOCK_STREAM); }};
}

Mechanism unix_seqpacket_mechanism() {
  return {"Unix seqpacket", largest_message, [](sys::Size) { return make_pair(SOCK_SEQPACKET); }};
}

}  // namespace boxlab::bench
