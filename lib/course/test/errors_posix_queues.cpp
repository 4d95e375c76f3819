// Errors of POSIX message queues.
#include <fmt/core.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/resource.h>

#include "provoke.hpp"

namespace {

mqd_t open_queue(const char* name, int flags, mode_t mode = 0600, long most = 1) {
  mq_attr attributes{};
  attributes.mq_maxmsg = most;
  attributes.mq_msgsize = 8;
  return sys::check(mq_open(name, flags, mode, &attributes), "mq_open", name);
}

mqd_t new_queue(int flags) { return open_queue("/q", flags | O_CREAT | O_EXCL); }

void send(mqd_t queue, std::size_t size, unsigned priority = 0) {
  const char text[16] = {};
  sys::check(mq_send(queue, text, size, priority), "mq_send", "/q");
}

void receive(mqd_t queue, std::size_t size) {
  char text[16];
  sys::check(static_cast<long>(mq_receive(queue, text, size, nullptr)), "mq_receive", "/q");
}

void receive_until(const timespec& moment) {
  char text[16];
  const ssize_t size = mq_timedreceive(new_queue(O_RDWR), text, sizeof text, nullptr, &moment);
  sys::check(static_cast<long>(size), "mq_timedreceive", "/q");
}

const LabProvocations posix_queues{
    "02-queues",
    {
        {"mq_open.ENOENT.no_such_queue", CLONE_NEWIPC, [] { open_queue("/q", O_RDWR); }},
        {"mq_open.EEXIST.there_already", CLONE_NEWIPC,
         [] {
           new_queue(O_RDWR);
           new_queue(O_RDWR);
         }},
        {"mq_open.EINVAL.no_slash", CLONE_NEWIPC, [] { open_queue("jobs", O_RDWR | O_CREAT); }},
        {"mq_open.EINVAL.attributes", CLONE_NEWIPC,
         [] { open_queue("/q", O_RDWR | O_CREAT, 0600, 0); }},
        {"mq_open.EACCES.slash_inside", CLONE_NEWIPC, [] { open_queue("/a/b", O_RDWR | O_CREAT); }},
        {"mq_open.EACCES.mode", CLONE_NEWIPC,
         [] {
           open_queue("/q", O_RDWR | O_CREAT, 0);
           drop_rights();
           open_queue("/q", O_RDWR);
         }},
        {"mq_open.EMFILE.no_room", CLONE_NEWIPC,
         [] {
           const rlimit little{1, 1};
           sys::check(setrlimit(RLIMIT_MSGQUEUE, &little), "setrlimit");
           new_queue(O_RDWR);
         }},
        {"mq_open.ENOSPC.too_many", CLONE_NEWIPC,
         [] {
           for (int i = 0; i < 10'000; ++i)
             mq_close(open_queue(fmt::format("/{}", i).c_str(), O_RDWR | O_CREAT));
         }},
        {"mq_open.ENAMETOOLONG.name", CLONE_NEWIPC,
         [] { open_queue(fmt::format("/{:256}", "x").c_str(), O_RDWR | O_CREAT); }},
        {"mq_send.EMSGSIZE.too_long", CLONE_NEWIPC, [] { send(new_queue(O_RDWR), 9); }},
        {"mq_send.EAGAIN.full", CLONE_NEWIPC,
         [] {
           const mqd_t queue = new_queue(O_RDWR | O_NONBLOCK);
           send(queue, 1);
           send(queue, 1);
         }},
        {"mq_send.EBADF.read_only", CLONE_NEWIPC, [] { send(new_queue(O_RDONLY), 1); }},
        {"mq_send.EINVAL.priority", CLONE_NEWIPC, [] { send(new_queue(O_RDWR), 1, 32768); }},
        {"mq_receive.EMSGSIZE.small_buffer", CLONE_NEWIPC, [] { receive(new_queue(O_RDWR), 7); }},
        {"mq_receive.EAGAIN.empty", CLONE_NEWIPC,
         [] { receive(new_queue(O_RDWR | O_NONBLOCK), 8); }},
        {"mq_receive.EBADF.write_only", CLONE_NEWIPC, [] { receive(new_queue(O_WRONLY), 8); }},
        {"mq_timedreceive.ETIMEDOUT.too_late", CLONE_NEWIPC, [] { receive_until(long_ago); }},
        {"mq_timedreceive.EINVAL.nanoseconds", CLONE_NEWIPC, [] { receive_until(no_time); }},
        {"mq_unlink.ENOENT.no_such_queue", CLONE_NEWIPC,
         [] { sys::check(mq_unlink("/q"), "mq_unlink", "/q"); }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_posix_queues() { return {posix_queues}; }
