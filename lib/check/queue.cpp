#include "check/queue.hpp"

#include <sys/msg.h>

#include <cstring>
#include <string>

#include "check/inside.hpp"

namespace boxlab {

namespace {

/// What comes through the pipe: the numbers, and then `types` of the types.
struct Answer {
  int key;
  std::uint64_t messages;
  std::uint64_t bytes;
  std::uint64_t max_bytes;
};

/// More types than this say nothing to a reader.
constexpr long most_types = 100;

/// The type of the message of that number, which stays in the queue; 0 where there is none. Its
/// copy needs room for all of it: no message is larger than the queue's `bytes`.
long copy_type(int id, long number, std::uint64_t bytes) {
  std::vector<char> copy(sizeof(long) + bytes);
  const int flags = MSG_COPY | IPC_NOWAIT;
  if (msgrcv(id, copy.data(), bytes, number, flags) == -1) return 0;
  long type = 0;
  std::memcpy(&type, copy.data(), sizeof type);
  return type;
}

void answer(const sys::Descriptor& to, int id) {
  msqid_ds status{};
  if (msgctl(id, IPC_STAT, &status) == -1) return;
  const Answer numbers{status.msg_perm.__key, status.msg_qnum, status.__msg_cbytes,
                       status.msg_qbytes};
  sys::write_all(to, &numbers, sizeof numbers);
  for (long number = 0; number < most_types; ++number) {
    const long type = copy_type(id, number, status.__msg_cbytes);
    if (type == 0) break;
    sys::write_all(to, &type, sizeof type);
  }
}

}  // namespace

std::optional<QueueState> read_queue(const sys::Descriptor& proc, int pid, int id) {
  const std::string bytes =
      ask_inside(proc, pid, [id](const sys::Descriptor& to) { answer(to, id); });
  Answer numbers{};
  if (bytes.size() < sizeof numbers) return std::nullopt;
  std::memcpy(&numbers, bytes.data(), sizeof numbers);
  QueueState state{numbers.key, numbers.messages, numbers.bytes, numbers.max_bytes, {}};
  state.types.resize((bytes.size() - sizeof numbers) / sizeof(long));
  std::memcpy(state.types.data(), bytes.data() + sizeof numbers, state.types.size() * sizeof(long));
  return state;
}

}  // namespace boxlab
