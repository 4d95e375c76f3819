// Lab 07: each row of the table, asked of the kernel.
#include "check/catch/check.hpp"
#include "checks_prediction.hpp"

using namespace boxlab;

TEST_CASE("walls.pipe: a pipe", "[points:1]") {
  CHECK_THAT(predict({"pipe"}), agrees_with_kernel("pipe"));
}

TEST_CASE("walls.fifo: a FIFO", "[points:1]") {
  CHECK_THAT(predict({"fifo"}), agrees_with_kernel("fifo"));
}

TEST_CASE("walls.system-v-queue: a System V message queue", "[points:1]") {
  CHECK_THAT(predict({"system-v-queue"}), agrees_with_kernel("system-v-queue"));
}

TEST_CASE("walls.system-v-semaphore: a System V semaphore", "[points:1]") {
  CHECK_THAT(predict({"system-v-semaphore"}), agrees_with_kernel("system-v-semaphore"));
}

TEST_CASE("walls.system-v-segment: a System V shared memory segment", "[points:1]") {
  CHECK_THAT(predict({"system-v-segment"}), agrees_with_kernel("system-v-segment"));
}

TEST_CASE("walls.proc-sysvipc: what /proc/sysvipc lists", "[points:1]") {
  CHECK_THAT(predict({"proc-sysvipc"}), agrees_with_kernel("proc-sysvipc"));
}

TEST_CASE("walls.posix-queue: a POSIX message queue", "[points:1]") {
  CHECK_THAT(predict({"posix-queue"}), agrees_with_kernel("posix-queue"));
}

TEST_CASE("walls.posix-memory: POSIX shared memory", "[points:1]") {
  CHECK_THAT(predict({"posix-memory"}), agrees_with_kernel("posix-memory"));
}

TEST_CASE("walls.posix-semaphore: a POSIX named semaphore", "[points:1]") {
  CHECK_THAT(predict({"posix-semaphore"}), agrees_with_kernel("posix-semaphore"));
}

TEST_CASE("walls.futex: a futex in inherited memory", "[points:1]") {
  CHECK_THAT(predict({"futex"}), agrees_with_kernel("futex"));
}

TEST_CASE("walls.file-lock: a lock on a file", "[points:1]") {
  CHECK_THAT(predict({"file-lock"}), agrees_with_kernel("file-lock"));
}

TEST_CASE("walls.unix-socket: a Unix socket with a path", "[points:1]") {
  CHECK_THAT(predict({"unix-socket"}), agrees_with_kernel("unix-socket"));
}

TEST_CASE("walls.abstract-socket: an abstract Unix socket", "[points:1]") {
  CHECK_THAT(predict({"abstract-socket"}), agrees_with_kernel("abstract-socket"));
}

TEST_CASE("walls.tcp: a TCP server on 127.0.0.1", "[points:1]") {
  CHECK_THAT(predict({"tcp"}), agrees_with_kernel("tcp"));
}

TEST_CASE("walls.signal: a signal, by pid", "[points:1]") {
  CHECK_THAT(predict({"signal"}), agrees_with_kernel("signal"));
}

TEST_CASE("walls.host-name: the host name", "[points:1]") {
  CHECK_THAT(predict({"host-name"}), agrees_with_kernel("host-name"));
}

TEST_CASE("walls.user-id: the user id", "[points:1]") {
  CHECK_THAT(predict({"user-id"}), agrees_with_kernel("user-id"));
}

TEST_CASE("walls.queue-count: room for one more System V queue", "[points:1]") {
  CHECK_THAT(predict({"queue-count"}), agrees_with_kernel("queue-count"));
}

TEST_CASE("walls.queue-bytes: room for one more POSIX queue", "[points:1]") {
  CHECK_THAT(predict({"queue-bytes"}), agrees_with_kernel("queue-bytes"));
}

TEST_CASE("walls.memory-room: room in /dev/shm", "[points:1]") {
  CHECK_THAT(predict({"memory-room"}), agrees_with_kernel("memory-room"));
}
