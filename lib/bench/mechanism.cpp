#include "bench/mechanism.hpp"

namespace boxlab::bench {

std::vector<Mechanism> all_mechanisms() {
  return {pipe_mechanism(),
          fifo_mechanism(),
          unix_stream_mechanism(),
          unix_seqpacket_mechanism(),
          posix_queue_mechanism(),
          system_v_queue_mechanism(),
          posix_semaphore_mechanism(),
          system_v_semaphore_mechanism(),
          futex_mechanism()};
}

}  // namespace boxlab::bench
