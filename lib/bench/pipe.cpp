#include "sys/pipe.hpp"

#include "bench/two_ends.hpp"

namespace boxlab::bench {

namespace {

std::unique_ptr<Channel> open_pipe(sys::Size) {
  sys::Pipe pipe = sys::make_pipe();
  return std::make_unique<TwoEnds>(std::move(pipe.read_end), std::move(pipe.write_end));
}

}  // namespace

Mechanism pipe_mechanism() { return {"pipe", largest_message, open_pipe}; }

}  // namespace boxlab::bench
