// POSIX queues are always open without blocking, and ppoll(2) waits: their descriptors can be
// polled like any other. A System V client has its answers in a private queue, whose id is in the
// request.
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "post.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace posix {

namespace {

constexpr int flags = O_RDWR | O_NONBLOCK;

sys::Descriptor open(const char* name) {
  return sys::Descriptor{sys::check(mq_open(name, flags), "mq_open", name)};
}

timespec operator-(timespec a, timespec b) {
  timespec difference{a.tv_sec - b.tv_sec, a.tv_nsec - b.tv_nsec};
  if (difference.tv_nsec < 0)
    difference = {difference.tv_sec - 1, difference.tv_nsec + 1'000'000'000};
  return difference;
}

timespec now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time;
}

/// Waits for a chance to try again; throws when the time is over.
void wait(const sys::Descriptor& queue, short event, timespec start, int timeout,
          const char* name) {
  pollfd change{queue.get(), event, 0};
  const timespec all{timeout / 1000, timeout % 1000 * 1'000'000L};
  const timespec left = all - (now() - start);
  if (timeout != for_ever && left.tv_sec < 0) {
    errno = ETIMEDOUT;
    sys::throw_errno("ppoll", name);
  }
  const int result = ppoll(&change, 1, timeout == for_ever ? nullptr : &left, nullptr);
  if (result == -1 && (errno != EINTR || was_told_to_stop())) sys::throw_errno("ppoll", name);
}

/// Tries a call until it works or fails for another reason than that it would block.
template <class Call>
long insist(const sys::Descriptor& queue, short event, int timeout, const char* name, Call call) {
  const timespec start = now();
  while (true) {
    const long result = call();
    const bool would_block = result == -1 && errno == EAGAIN && timeout != not_at_all;
    if (!would_block) return sys::check(result, event == POLLIN ? "mq_receive" : "mq_send", name);
    wait(queue, event, start, timeout, name);
  }
}

void take(const sys::Descriptor& queue, const char* name, Letter& letter, int timeout) {
  letter.size = insist(queue, POLLIN, timeout, name,
                       [&] { return mq_receive(queue.get(), letter.text, max_text, nullptr); });
}

/// The name of an answer's queue is the first word of a request, up to a '\0'.
struct Answers {
  char name[32] = "/answer-";
  sys::Descriptor queue;

  Answers() {
    char* digit = name + std::strlen(name);
    for (int pid = getpid(); pid > 0; pid /= 10) *digit++ = static_cast<char>('0' + pid % 10);
    mq_attr attributes{};
    attributes.mq_maxmsg = 1;
    attributes.mq_msgsize = 8192;
    const int created = mq_open(name, flags | O_CREAT | O_EXCL, 0600, &attributes);
    queue = sys::Descriptor{sys::check(created, "mq_open", name)};
  }
  ~Answers() { mq_unlink(name); }
};

}  // namespace

void create(const char* name, const mq_attr* attributes) {
  mq_attr copy{};
  if (attributes != nullptr) copy = *attributes;
  mq_close(sys::check(mq_open(name, O_CREAT | O_EXCL | O_RDWR, S_IRUSR | S_IWUSR,
                              attributes == nullptr ? nullptr : &copy),
                      "mq_open", name));
}

void send(const char* name, const Letter& letter, int timeout) {
  const sys::Descriptor queue = open(name);
  insist(queue, POLLOUT, timeout, name,
         [&]() -> long { return mq_send(queue.get(), letter.text, letter.size, letter.type); });
}

void receive(const char* name, Letter& letter, int timeout) {
  take(open(name), name, letter, timeout);
}

mq_attr stat(const char* name) {
  mq_attr old;
  const sys::Descriptor queue = open(name);
  sys::check(mq_getattr(queue.get(), &old), "mq_getattr", name);
  return old;
}

void remove(const char* name) {
  if (mq_unlink(name) == -1) sys::throw_errno("mq_unlink", name);
}

void serve(const char* name, int count) {
  const sys::Descriptor queue = open(name);
  static Letter letter;
  while (count-- > 0) {
    take(queue, name, letter, for_ever);
    const auto* end = static_cast<const char*>(std::memchr(letter.text, 0, letter.size));
    if (end == nullptr) continue;
    const sys::Descriptor client{mq_open(letter.text, O_WRONLY | O_NONBLOCK)};
    const sys::Size length = end + 1 - letter.text;
    letter.size -= length;
    std::memmove(letter.text, end + 1, letter.size);
    answer(letter);
    if (client.is_open()) mq_send(client.get(), letter.text, letter.size, 0);
  }
}

void ask(const char* name, Letter& letter) {
  const Answers answers;
  static Letter request;
  const sys::Size length = std::strlen(answers.name) + 1;
  std::memcpy(request.text, answers.name, length);
  std::memcpy(request.text + length, letter.text, letter.size);
  request.size = length + letter.size;
  send(name, request, for_ever);
  take(answers.queue, answers.name, letter, for_ever);
}

}  // namespace posix

namespace system_v {

namespace {

constexpr long request = 1;

int find(Key key) {
  const int queue = msgget(key.number, 0);
  if (queue == -1) sys::throw_errno("msgget", key.text);
  return queue;
}

bool is_interrupted() { return errno == EINTR && !was_told_to_stop(); }

int put(int queue, const Letter& letter, int flags) {
  int result;
  do {
    result = msgsnd(queue, &letter, letter.size, flags);
  } while (result == -1 && is_interrupted());
  return result;
}

void take(int queue, Key key, Letter& letter, long type, int flags) {
  ssize_t size;
  do {
    size = msgrcv(queue, &letter, max_text, type, flags);
  } while (size == -1 && is_interrupted());
  letter.size = sys::check(size, "msgrcv", key.text);
}

struct PrivateQueue {
  int id = sys::check(msgget(IPC_PRIVATE, 0600), "msgget", "IPC_PRIVATE");
  ~PrivateQueue() { msgctl(id, IPC_RMID, nullptr); }
};

}  // namespace

void create(Key key) {
  sys::check(msgget(key.number, 0600 | IPC_EXCL | IPC_CREAT), "msgget", key.text);
}

void send(Key key, const Letter& letter, int timeout) {
  sys::check(put(find(key), letter, timeout == 0 ? IPC_NOWAIT : 0), "msgsnd", key.text);
}

void receive(Key key, Letter& letter, int timeout) {
  take(find(key), key, letter, letter.type, timeout == 0 ? IPC_NOWAIT : 0);
}

msqid_ds stat(Key key) {
  msqid_ds now;
  sys::check(msgctl(find(key), IPC_STAT, &now), "msgctl", key.text);
  return now;
}

void remove(Key key) { sys::check(msgctl(find(key), IPC_RMID, nullptr), "msgctl", key.text); }

void serve(Key key, int count) {
  const int queue = find(key);
  static Letter letter;
  while (count-- > 0) {
    take(queue, key, letter, request, 0);
    const int client = take_client(letter) - 1;
    answer(letter);
    put(client, letter, IPC_NOWAIT);
  }
}

void ask(Key key, Letter& letter) {
  const PrivateQueue answers;
  letter.type = request;
  put_client(letter, answers.id + 1);
  send(key, letter, for_ever);
  take(answers.id, key, letter, 0, 0);
}

}  // namespace system_v
