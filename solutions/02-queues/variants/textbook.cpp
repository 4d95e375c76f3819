// As the books do it: the buffer is as large as mq_getattr says and comes from malloc, what is
// received is copied out of it, and a client tells its server the name of the queue that it waits
// at.
#include <fcntl.h>
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

timespec end_of(int timeout) {
  timespec end{};
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += timeout / 1000;
  end.tv_nsec += timeout % 1000 * 1'000'000L;
  if (end.tv_nsec >= 1'000'000'000) {
    end.tv_nsec -= 1'000'000'000;
    ++end.tv_sec;
  }
  return end;
}

struct Queue {
  mqd_t number;

  Queue(const char* name, int flags, const mq_attr* attributes = nullptr)
      : number{mq_open(name, flags, 0600, attributes)} {
    if (number == -1) sys::throw_errno("mq_open", name);
  }
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;
  ~Queue() { mq_close(number); }
};

struct Buffer {
  char* bytes;

  explicit Buffer(long size)
      : bytes{static_cast<char*>(std::malloc(static_cast<std::size_t>(size)))} {
    if (bytes == nullptr) sys::throw_errno("malloc");
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(bytes); }
};

void receive_from(const Queue& queue, const char* name, Letter& letter, int timeout) {
  mq_attr attributes{};
  sys::check(mq_getattr(queue.number, &attributes), "mq_getattr", name);
  const Buffer buffer{attributes.mq_msgsize};
  const auto room = static_cast<std::size_t>(attributes.mq_msgsize);
  const timespec end = end_of(timeout);
  unsigned priority = 0;
  long size = 0;
  do {
    size = timeout > 0 ? mq_timedreceive(queue.number, buffer.bytes, room, &priority, &end)
                       : mq_receive(queue.number, buffer.bytes, room, &priority);
  } while (size == -1 && goes_on());
  sys::check(size, "mq_receive", name);
  letter.type = priority;
  letter.size = static_cast<sys::Size>(size);
  std::memcpy(letter.text, buffer.bytes, letter.size);
}

void name_of(pid_t client, char (&name)[32]) {
  std::snprintf(name, sizeof name, "/post-client-%d", client);
}

struct Unlink {
  const char* name;
  ~Unlink() { mq_unlink(name); }
};

}  // namespace

namespace posix {

void create(const char* name, const mq_attr* attributes) {
  const Queue queue{name, O_RDWR | O_CREAT | O_EXCL, attributes};
}

void send(const char* name, const Letter& letter, int timeout) {
  const Queue queue{name, O_WRONLY | (timeout == not_at_all ? O_NONBLOCK : 0)};
  const timespec end = end_of(timeout);
  const auto priority = static_cast<unsigned>(letter.type);
  int result = 0;
  do {
    result = timeout > 0 ? mq_timedsend(queue.number, letter.text, letter.size, priority, &end)
                         : mq_send(queue.number, letter.text, letter.size, priority);
  } while (result == -1 && goes_on());
  sys::check(result, "mq_send", name);
}

void receive(const char* name, Letter& letter, int timeout) {
  const Queue queue{name, O_RDONLY | (timeout == not_at_all ? O_NONBLOCK : 0)};
  receive_from(queue, name, letter, timeout);
}

mq_attr stat(const char* name) {
  const Queue queue{name, O_RDONLY};
  mq_attr attributes{};
  sys::check(mq_getattr(queue.number, &attributes), "mq_getattr", name);
  return attributes;
}

void remove(const char* name) { sys::check(mq_unlink(name), "mq_unlink", name); }

void serve(const char* name, int count) {
  const Queue requests{name, O_RDONLY};
  Letter letter;
  for (; count > 0; --count) {
    receive_from(requests, name, letter, for_ever);
    char answers[32];
    name_of(take_client(letter), answers);
    answer(letter);
    const mqd_t queue = mq_open(answers, O_WRONLY | O_NONBLOCK);
    if (queue == -1) continue;
    mq_send(queue, letter.text, letter.size, 0);
    mq_close(queue);
  }
}

void ask(const char* name, Letter& letter) {
  char answers[32];
  name_of(getpid(), answers);
  mq_attr attributes{};
  attributes.mq_maxmsg = 1;
  attributes.mq_msgsize = static_cast<long>(letter.size) + 1;
  const Queue queue{answers, O_RDONLY | O_CREAT | O_EXCL, &attributes};
  const Unlink unlink{answers};
  put_client(letter, getpid());
  send(name, letter, for_ever);
  receive_from(queue, answers, letter, for_ever);
}

}  // namespace posix

namespace system_v {

namespace {

int find(Key key) { return sys::check(msgget(key.number, 0), "msgget", key.text); }

}  // namespace

void create(Key key) {
  sys::check(msgget(key.number, IPC_CREAT | IPC_EXCL | 0600), "msgget", key.text);
}

void send(Key key, const Letter& letter, int timeout) {
  const int queue = find(key);
  const int flags = timeout == not_at_all ? IPC_NOWAIT : 0;
  int result = 0;
  do {
    result = msgsnd(queue, &letter, letter.size, flags);
  } while (result == -1 && goes_on());
  sys::check(result, "msgsnd", key.text);
}

void receive(Key key, Letter& letter, int timeout) {
  const int queue = find(key);
  const int flags = timeout == not_at_all ? IPC_NOWAIT : 0;
  const long type = letter.type;
  long size = 0;
  do {
    size = msgrcv(queue, &letter, max_text, type, flags);
  } while (size == -1 && goes_on());
  letter.size = static_cast<sys::Size>(sys::check(size, "msgrcv", key.text));
}

msqid_ds stat(Key key) {
  msqid_ds state{};
  sys::check(msgctl(find(key), IPC_STAT, &state), "msgctl", key.text);
  return state;
}

void remove(Key key) { sys::check(msgctl(find(key), IPC_RMID, nullptr), "msgctl", key.text); }

void serve(Key key, int count) {
  Letter letter;
  for (; count > 0; --count) {
    letter.type = 1;
    receive(key, letter, for_ever);
    letter.type = take_client(letter);
    answer(letter);
    if (letter.type > 0) send(key, letter, for_ever);
  }
}

void ask(Key key, Letter& letter) {
  put_client(letter, getpid());
  letter.type = 1;
  send(key, letter, for_ever);
  letter.type = getpid();
  receive(key, letter, for_ever);
}

}  // namespace system_v
