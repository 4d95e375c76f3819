// wrong: the server ends after its first answer
// rejected-by: talk.posix "/post."
// rejected-by: talk.system-v "1 message, 11 bytes"
#include "post.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <ctime>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace {

/// Makes a call again for as long as signals only interrupt it.
template <class Call>
auto repeat(Call call) {
  auto result = call();
  while (result == -1 && errno == EINTR && !was_told_to_stop()) result = call();
  return result;
}

}  // namespace

namespace posix {

namespace {

/// On Linux, the descriptor of a queue is a file descriptor (mq_overview(7)).
sys::Descriptor open(const char* name, int flags, const mq_attr* attributes = nullptr) {
  return sys::Descriptor{sys::check(mq_open(name, flags, 0600, attributes), "mq_open", name)};
}

int blocking(int timeout) { return timeout == not_at_all ? O_NONBLOCK : 0; }

/// The moment at which `timeout` milliseconds are over.
timespec deadline(int timeout) {
  timespec time{};
  sys::check(clock_gettime(CLOCK_REALTIME, &time), "clock_gettime");
  const long nanoseconds = time.tv_nsec + timeout % 1000 * 1'000'000L;
  time.tv_sec += timeout / 1000 + nanoseconds / 1'000'000'000;
  time.tv_nsec = nanoseconds % 1'000'000'000;
  return time;
}

void receive_from(const sys::Descriptor& queue, const char* name, Letter& letter, int timeout) {
  const timespec end = deadline(timeout);
  unsigned priority = 0;
  const long size = repeat([&] {
    return timeout > 0 ? mq_timedreceive(queue.get(), letter.text, max_text, &priority, &end)
                       : mq_receive(queue.get(), letter.text, max_text, &priority);
  });
  letter.size = static_cast<sys::Size>(sys::check(size, "mq_receive", name));
  letter.type = priority;
}

/// What the queue is called in which a client waits for its answer.
struct AnswerName {
  char text[32];

  explicit AnswerName(pid_t client) { std::snprintf(text, sizeof text, "/post.%d", client); }
};

/// Has room for one answer, and goes with its owner.
class AnswerQueue {
 public:
  explicit AnswerQueue(sys::Size size) : name_{getpid()} {
    mq_attr attributes{};
    attributes.mq_maxmsg = 1;
    attributes.mq_msgsize = static_cast<long>(size) + 1;  // 0 is not allowed
    queue_ = open(name_.text, O_RDONLY | O_CREAT | O_EXCL, &attributes);
  }
  AnswerQueue(const AnswerQueue&) = delete;
  AnswerQueue& operator=(const AnswerQueue&) = delete;
  ~AnswerQueue() { mq_unlink(name_.text); }

  void receive(Letter& letter) const { receive_from(queue_, name_.text, letter, for_ever); }

 private:
  AnswerName name_;
  sys::Descriptor queue_;
};

/// What goes wrong here is the client's affair: it has gone, or it was none.
void send_answer(pid_t client, const Letter& letter) {
  const sys::Descriptor queue{mq_open(AnswerName{client}.text, O_WRONLY | O_NONBLOCK)};
  if (queue.is_open()) mq_send(queue.get(), letter.text, letter.size, 0);
}

}  // namespace

void create(const char* name, const mq_attr* attributes) {
  open(name, O_RDONLY | O_CREAT | O_EXCL, attributes);
}

void send(const char* name, const Letter& letter, int timeout) {
  const sys::Descriptor queue = open(name, O_WRONLY | blocking(timeout));
  const timespec end = deadline(timeout);
  const auto priority = static_cast<unsigned>(letter.type);
  const int result = repeat([&] {
    return timeout > 0 ? mq_timedsend(queue.get(), letter.text, letter.size, priority, &end)
                       : mq_send(queue.get(), letter.text, letter.size, priority);
  });
  sys::check(result, "mq_send", name);
}

void receive(const char* name, Letter& letter, int timeout) {
  receive_from(open(name, O_RDONLY | blocking(timeout)), name, letter, timeout);
}

mq_attr stat(const char* name) {
  mq_attr attributes{};
  sys::check(mq_getattr(open(name, O_RDONLY).get(), &attributes), "mq_getattr", name);
  return attributes;
}

void remove(const char* name) { sys::check(mq_unlink(name), "mq_unlink", name); }

void serve(const char* name, int count) {
  const sys::Descriptor queue = open(name, O_RDONLY);
  Letter letter;
  for (int i = 0; i < 1 && i < count; ++i) {
    receive_from(queue, name, letter, for_ever);
    const pid_t client = take_client(letter);
    answer(letter);
    send_answer(client, letter);
  }
}

void ask(const char* name, Letter& letter) {
  const AnswerQueue answers{letter.size};
  put_client(letter, getpid());
  send(name, letter, for_ever);
  answers.receive(letter);
}

}  // namespace posix

namespace system_v {

namespace {

/// The type of requests. It is no client's pid: 1 is init.
constexpr long request = 1;

int find(Key key) { return sys::check(msgget(key.number, 0), "msgget", key.text); }

int blocking(int timeout) { return timeout == not_at_all ? IPC_NOWAIT : 0; }

}  // namespace

void create(Key key) {
  sys::check(msgget(key.number, IPC_CREAT | IPC_EXCL | 0600), "msgget", key.text);
}

void send(Key key, const Letter& letter, int timeout) {
  const int queue = find(key);
  const int result = repeat([&] { return msgsnd(queue, &letter, letter.size, blocking(timeout)); });
  sys::check(result, "msgsnd", key.text);
}

void receive(Key key, Letter& letter, int timeout) {
  const int queue = find(key);
  const long type = letter.type;
  const long size =
      repeat([&] { return msgrcv(queue, &letter, max_text, type, blocking(timeout)); });
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
  for (int i = 0; i < 1 && i < count; ++i) {
    letter.type = request;
    receive(key, letter, for_ever);
    letter.type = take_client(letter);
    answer(letter);
    if (letter.type > 0) send(key, letter, for_ever);
  }
}

void ask(Key key, Letter& letter) {
  put_client(letter, getpid());
  letter.type = request;
  send(key, letter, for_ever);
  letter.type = getpid();
  receive(key, letter, for_ever);
}

}  // namespace system_v
