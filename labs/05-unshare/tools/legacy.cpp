// A server from before there were containers. It keeps everything in IPC objects whose names are
// compiled in, takes it for granted that it is alone on its machine, and never cleans up.
//
//     legacy COUNT          makes its objects, puts COUNT requests into each queue, and sleeps
//     legacy COUNT leave    then moves to a new IPC namespace, with its segment attached, and
//     sleeps
#include <fcntl.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr key_t key = 0x1e9ac7;
constexpr auto key_name = "0x1e9ac7";
constexpr auto queue_name = "/legacy";
constexpr int only_new = IPC_CREAT | IPC_EXCL | 0600;

void fill_queue(int count) {
  const int queue = sys::check(msgget(key, only_new), "msgget", key_name);
  for (int i = 0; i < count; ++i) {
    const struct {
      long type = 1;
      char text[8] = "request";
    } message;
    sys::check(msgsnd(queue, &message, sizeof message.text, 0), "msgsnd");
  }
}

/// Its descriptor is closed again, since an open one keeps a queue alive.
void fill_named_queue(int count) {
  mq_attr attributes{};
  attributes.mq_maxmsg = 10;
  attributes.mq_msgsize = 8192;
  const mqd_t queue =
      sys::check(mq_open(queue_name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600, &attributes),
                 "mq_open", queue_name);
  for (int i = 0; i < count; ++i) sys::check(mq_send(queue, "request", 8, 0), "mq_send");
  sys::check(mq_close(queue), "mq_close");
}

/// Attached until this process ends.
void share_memory() {
  const int segment = sys::check(shmget(key, 4096, only_new), "shmget", key_name);
  const auto address = reinterpret_cast<std::intptr_t>(shmat(segment, nullptr, 0));
  if (address == -1) sys::throw_errno("shmat", key_name);
}

int serve(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 0;
  fill_queue(count);
  sys::check(semget(key, 1, only_new), "semget", key_name);
  share_memory();
  fill_named_queue(count);
  if (argc > 2) sys::check(unshare(CLONE_NEWIPC), "unshare", "CLONE_NEWIPC");
  while (true) sleep(1000);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("legacy", serve, argc, argv); }
