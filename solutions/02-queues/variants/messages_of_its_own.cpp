// With the plain calls alone, and messages laid out by itself. The name of the queue for an answer
// is in the request. Always mq_timedsend and mq_timedreceive: a time long past does not wait.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "post.hpp"
#include "sys/error.hpp"

namespace {

bool goes_on() { return errno == EINTR && !was_told_to_stop(); }

/// Closes a queue when it is done with.
struct Open {
  mqd_t queue;
  Open(const char* name, int flags, mq_attr* attributes = nullptr)
      : queue{mq_open(name, flags | O_CLOEXEC, 0600, attributes)} {
    if (queue == -1) sys::throw_errno("mq_open", name);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  ~Open() { mq_close(queue); }
};

struct Unlink {
  const char* name;
  ~Unlink() { mq_unlink(name); }
};

timespec end_of(int timeout) {
  timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_nsec += timeout * 1'000'000LL % 1'000'000'000;
  end.tv_sec += timeout / 1000;
  if (end.tv_nsec >= 1'000'000'000) {
    end.tv_sec += 1;
    end.tv_nsec -= 1'000'000'000;
  }
  return end;
}

/// The kernel's own calls: nullptr is no time limit to them.
long receive_until(mqd_t queue, char* text, const timespec* end) {
  long size;
  do {
    size = syscall(SYS_mq_timedreceive, queue, text, max_text, nullptr, end);
  } while (size == -1 && goes_on());
  return size;
}

long send_until(mqd_t queue, const char* text, sys::Size size, long priority, const timespec* end) {
  long result;
  do {
    result = syscall(SYS_mq_timedsend, queue, text, size, priority, end);
  } while (result == -1 && goes_on());
  return result;
}

int nonblock(int timeout) { return timeout == not_at_all ? O_NONBLOCK : 0; }

/// What goes over the wire between a client and a server of POSIX queues.
struct Request {
  char client[24];
  char text[max_text - 24];
};

}  // namespace

void posix::create(const char* name, const mq_attr* attributes) {
  mq_attr copy = attributes == nullptr ? mq_attr{} : *attributes;
  const Open made{name, O_CREAT | O_EXCL | O_WRONLY, attributes == nullptr ? nullptr : &copy};
}

void posix::send(const char* name, const Letter& letter, int timeout) {
  const timespec end = end_of(timeout);
  const Open mailbox{name, O_WRONLY | nonblock(timeout)};
  const long sent = send_until(mailbox.queue, letter.text, letter.size, letter.type,
                               timeout == for_ever ? nullptr : &end);
  sys::check(sent, "mq_timedsend", name);
}

void posix::receive(const char* name, Letter& letter, int timeout) {
  const timespec end = end_of(timeout);
  const Open mailbox{name, O_RDONLY | nonblock(timeout)};
  const long size = receive_until(mailbox.queue, letter.text, timeout == for_ever ? nullptr : &end);
  letter.size = sys::check(size, "mq_timedreceive", name);
}

mq_attr posix::stat(const char* name) {
  const Open mailbox{name, O_WRONLY};
  mq_attr state{};
  sys::check(mq_getattr(mailbox.queue, &state), "mq_getattr", name);
  return state;
}

void posix::remove(const char* name) { sys::check(mq_unlink(name), "mq_unlink", name); }

void posix::serve(const char* name, int count) {
  const Open mailbox{name, O_RDONLY};
  static union {
    Request request;
    char bytes[max_text];
  } incoming;
  static Letter letter;
  for (; count > 0; --count) {
    const long size =
        sys::check(receive_until(mailbox.queue, incoming.bytes, nullptr), "receive", name);
    if (size < 24 || incoming.request.client[23] != '\0') continue;
    const mqd_t client = mq_open(incoming.request.client, O_WRONLY | O_NONBLOCK);
    if (client == -1) continue;
    letter.size = size - 24;
    std::memcpy(letter.text, incoming.request.text, letter.size);
    answer(letter);
    mq_send(client, letter.text, letter.size, 0);
    mq_close(client);
  }
}

void posix::ask(const char* name, Letter& letter) {
  static Request request;
  std::snprintf(request.client, sizeof request.client, "/post-%d", getpid());
  mq_attr attributes{};
  attributes.mq_maxmsg = 2;
  attributes.mq_msgsize = letter.size + 10;
  const Open answers{request.client, O_CREAT | O_EXCL | O_RDONLY, &attributes};
  const Unlink unlink{request.client};
  const Open mailbox{name, O_WRONLY};
  std::memcpy(request.text, letter.text, letter.size);
  const auto* bytes = reinterpret_cast<const char*>(&request);
  sys::check(send_until(mailbox.queue, bytes, 24 + letter.size, 3, nullptr), "mq_send", name);
  letter.size = sys::check(receive_until(answers.queue, letter.text, nullptr), "receive", name);
}

namespace {

/// A message as msgop(2) shows it.
struct Message {
  long mtype;
  char mtext[max_text];
};

Message message;

void put(Key key, long type, const void* text, sys::Size size, int flags) {
  const int id = sys::check(msgget(key.number, 0), "msgget", key.text);
  message.mtype = type;
  std::memcpy(message.mtext, text, size);
  while (msgsnd(id, &message, size, flags) == -1) {
    if (!goes_on()) sys::throw_errno("msgsnd", key.text);
  }
}

sys::Size take(Key key, long type, int flags) {
  const int id = sys::check(msgget(key.number, 0), "msgget", key.text);
  while (true) {
    const ssize_t size = msgrcv(id, &message, sizeof message.mtext, type, flags);
    if (size != -1) return size;
    if (!goes_on()) sys::throw_errno("msgrcv", key.text);
  }
}

}  // namespace

void system_v::create(Key key) {
  if (msgget(key.number, IPC_CREAT | IPC_EXCL | S_IRUSR | S_IWUSR) == -1)
    sys::throw_errno("msgget", key.text);
}

void system_v::send(Key key, const Letter& letter, int timeout) {
  put(key, letter.type, letter.text, letter.size, timeout == 0 ? IPC_NOWAIT : 0);
}

void system_v::receive(Key key, Letter& letter, int timeout) {
  letter.size = take(key, letter.type, timeout == 0 ? IPC_NOWAIT : 0);
  std::memcpy(letter.text, message.mtext, letter.size);
}

msqid_ds system_v::stat(Key key) {
  msqid_ds state;
  const int id = sys::check(msgget(key.number, 0), "msgget", key.text);
  sys::check(msgctl(id, IPC_STAT, &state), "msgctl", key.text);
  return state;
}

void system_v::remove(Key key) {
  const int id = sys::check(msgget(key.number, 0), "msgget", key.text);
  sys::check(msgctl(id, IPC_RMID, nullptr), "msgctl", key.text);
}

void system_v::serve(Key key, int count) {
  Letter letter;
  for (int served = 0; served < count; ++served) {
    letter.type = 1;
    receive(key, letter, for_ever);
    if (letter.size < 4) continue;
    const pid_t client = take_client(letter);
    answer(letter);
    put(key, client, letter.text, letter.size, 0);
  }
}

void system_v::ask(Key key, Letter& letter) {
  put_client(letter, getpid());
  put(key, 1, letter.text, letter.size, 0);
  letter.type = getpid();
  receive(key, letter, for_ever);
}
