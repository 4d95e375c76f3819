// Message queues, semaphores and shared memory, each in an IPC namespace of its own.
#include <fcntl.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

#include "check/attempt.hpp"
#include "check/need.hpp"
#include "check/refusal.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

void send_to_queue() {
  mq_attr size{};
  size.mq_maxmsg = 1;
  size.mq_msgsize = 1;
  const mqd_t queue =
      sys::check(mq_open("/boxlab", O_RDWR | O_CREAT | O_EXCL, 0600, &size), "mq_open", "/boxlab");
  char byte = 'x';
  sys::check(mq_send(queue, &byte, 1, 0), "mq_send", "/boxlab");
  sys::check(static_cast<long>(mq_receive(queue, &byte, 1, nullptr)), "mq_receive", "/boxlab");
}

void make_system_v_objects() {
  sys::check(msgget(IPC_PRIVATE, 0600), "msgget");
  sys::check(semget(IPC_PRIVATE, 1, 0600), "semget");
  sys::check(shmget(IPC_PRIVATE, 1, 0600), "shmget");
}

std::optional<Lack> lack_in_ipc_namespace(const Need& need, void (*body)()) {
  const auto failure = attempt(CLONE_NEWIPC, body);
  if (!failure) return std::nullopt;
  if (failure->step == first_step) require(namespaces_need);
  return Lack{need.name, "this machine has no " + std::string{need.what} + ": " + failure->text() +
                             ". " + forbidden_or_not_built};
}

std::optional<Lack> find_mqueue_lack() { return lack_in_ipc_namespace(mqueue_need, send_to_queue); }

std::optional<Lack> find_sysvipc_lack() {
  return lack_in_ipc_namespace(sysvipc_need, make_system_v_objects);
}

}  // namespace

const Need mqueue_need{"mqueue", "POSIX message queues", "sent to one, received from it",
                       find_mqueue_lack, true};

const Need sysvipc_need{"sysvipc", "System V queues, semaphores and shared memory",
                        "made one of each kind", find_sysvipc_lack, true};

}  // namespace boxlab
