// Errors of System V message queues.
#include <sched.h>
#include <sys/ipc.h>
#include <sys/msg.h>

#include "provoke.hpp"

namespace {

int get_queue(int key, int flags) { return sys::check(msgget(key, flags), "msgget"); }

int removed_queue() {
  const int id = get_queue(IPC_PRIVATE, 0600);
  sys::check(msgctl(id, IPC_RMID, nullptr), "msgctl");
  return id;
}

void send_message(int id, long type, std::size_t size, int flags = 0) {
  static struct {
    long type;
    char text[9000];
  } message;
  message.type = type;
  sys::check(msgsnd(id, &message, size, flags), "msgsnd");
}

void receive_message(int id, std::size_t size, int flags) {
  struct {
    long type;
    char text[16];
  } message{};
  sys::check(static_cast<long>(msgrcv(id, &message, size, 0, flags)), "msgrcv");
}

const LabProvocations system_v_queues{
    "02-queues",
    {
        {"msgget.ENOENT.no_such_queue", CLONE_NEWIPC, [] { get_queue(1, 0600); }},
        {"msgget.EEXIST.there_already", CLONE_NEWIPC,
         [] {
           get_queue(1, IPC_CREAT);
           get_queue(1, IPC_CREAT | IPC_EXCL);
         }},
        {"msgget.EACCES.mode", CLONE_NEWIPC,
         [] {
           get_queue(1, IPC_CREAT);
           drop_rights();
           get_queue(1, 0600);
         }},
        {"msgget.ENOSPC.too_many", CLONE_NEWIPC,
         [] {
           for (;;) get_queue(IPC_PRIVATE, 0600);
         }},
        {"msgsnd.EINVAL.type", CLONE_NEWIPC,
         [] { send_message(get_queue(IPC_PRIVATE, 0600), 0, 1); }},
        {"msgsnd.EINVAL.too_long", CLONE_NEWIPC,
         [] { send_message(get_queue(IPC_PRIVATE, 0600), 1, 9000); }},
        {"msgsnd.EINVAL.removed", CLONE_NEWIPC, [] { send_message(removed_queue(), 1, 1); }},
        {"msgsnd.EAGAIN.full", CLONE_NEWIPC,
         [] {
           const int id = get_queue(IPC_PRIVATE, 0600);
           for (;;) send_message(id, 1, 8000, IPC_NOWAIT);
         }},
        {"msgrcv.ENOMSG.empty", CLONE_NEWIPC,
         [] { receive_message(get_queue(IPC_PRIVATE, 0600), 16, IPC_NOWAIT); }},
        {"msgrcv.E2BIG.small_buffer", CLONE_NEWIPC,
         [] {
           const int id = get_queue(IPC_PRIVATE, 0600);
           send_message(id, 1, 8);
           receive_message(id, 7, 0);
         }},
        {"msgrcv.EIDRM.removed", CLONE_NEWIPC,
         [] {
           const int id = get_queue(IPC_PRIVATE, 0600);
           in_a_moment([](int queue) { msgctl(queue, IPC_RMID, nullptr); }, id);
           receive_message(id, 16, 0);
         }},
        {"msgrcv.EINTR.signal", CLONE_NEWIPC,
         [] {
           interrupt_soon();
           receive_message(get_queue(IPC_PRIVATE, 0600), 16, 0);
         }},
        {"msgctl.EINVAL.removed", CLONE_NEWIPC,
         [] { sys::check(msgctl(removed_queue(), IPC_RMID, nullptr), "msgctl"); }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_system_v_queues() { return {system_v_queues}; }
