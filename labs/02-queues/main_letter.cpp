// Lab 02: what stands in a letter between a client and a server. Given; nothing to change here.
#include <cctype>
#include <cerrno>
#include <cstring>

#include "post.hpp"
#include "sys/error.hpp"

void put_client(Letter& letter, pid_t client) {
  if (letter.size > max_text - sizeof client) {
    errno = EMSGSIZE;
    sys::throw_errno("put_client");
  }
  std::memmove(letter.text + sizeof client, letter.text, letter.size);
  std::memcpy(letter.text, &client, sizeof client);
  letter.size += sizeof client;
}

pid_t take_client(Letter& letter) {
  pid_t client = 0;
  if (letter.size < sizeof client) return 0;
  std::memcpy(&client, letter.text, sizeof client);
  letter.size -= sizeof client;
  std::memmove(letter.text, letter.text + sizeof client, letter.size);
  return client;
}

void answer(Letter& letter) {
  for (sys::Size i = 0; i < letter.size; ++i) {
    letter.text[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(letter.text[i])));
  }
}
