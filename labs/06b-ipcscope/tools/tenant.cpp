// Somebody with an object of each kind, whose names are compiled in.
//
//     tenant COUNT [WAY [PATH]]
//
// puts COUNT messages into each of its queues, makes COUNT semaphores and a segment of COUNT pages.
// Then it waits for SIGUSR1, and leaves its IPC namespace for a new one, WAY:
//
//     descriptor   it keeps a descriptor of the old one
//     mount        it keeps the old one mounted on the file PATH
//     thread       a thread of it stays in the old one; a third one moves with it
//     attached     it keeps nothing but its attached segment
//     end          its first thread ends, and nobody leaves: a second one stays
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <sched.h>
#include <sys/ipc.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr key_t key = 0x1e9ac7;
constexpr int only_new = IPC_CREAT | IPC_EXCL | 0640;
constexpr auto own_namespace = "/proc/self/ns/ipc";

void fill_queue(int count) {
  const int queue = sys::check(msgget(key, only_new), "msgget");
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
  attributes.mq_msgsize = 16;
  const mqd_t queue = sys::check(
      mq_open("/tenant", O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0620, &attributes), "mq_open");
  for (int i = 0; i < count; ++i) sys::check(mq_send(queue, "hello", 5, 0), "mq_send");
  sys::check(mq_close(queue), "mq_close");
}

/// Attached until this process ends.
void share_memory(int count) {
  const auto bytes = static_cast<std::size_t>(count) * 4096;
  const int segment = sys::check(shmget(key, bytes, only_new), "shmget");
  const auto address = reinterpret_cast<std::intptr_t>(shmat(segment, nullptr, 0));
  if (address == -1) sys::throw_errno("shmat");
}

[[noreturn]] void sleep_on() {
  while (true) pause();
}

void wait_for_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  int signal = 0;
  sigwait(&signals, &signal);
}

void block_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void mount_namespace_on(const char* path) {
  sys::open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  sys::check(mount(own_namespace, path, nullptr, MS_BIND, nullptr), "mount", path);
}

void leave(std::string_view way, const char* path) {
  if (way == "thread" || way == "end") std::thread{sleep_on}.detach();
  if (way == "end") pthread_exit(nullptr);
  if (way == "mount") mount_namespace_on(path);
  if (way == "descriptor") sys::open(own_namespace, O_RDONLY | O_CLOEXEC).release();
  sys::check(unshare(CLONE_NEWIPC), "unshare", "CLONE_NEWIPC");
  if (way == "thread") std::thread{sleep_on}.detach();
}

int serve(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 1;
  block_signal();
  fill_queue(count);
  sys::check(semget(key, count, only_new), "semget");
  share_memory(count);
  fill_named_queue(count);
  wait_for_signal();
  if (argc > 2) leave(argv[2], argc > 3 ? argv[3] : "");
  sleep_on();
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("tenant", serve, argc, argv); }
