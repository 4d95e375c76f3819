// Lab 02: the functions that you write, in post.cpp.
#pragma once

#include <mqueue.h>
#include <sys/msg.h>

#include "sys/types.hpp"

/// The longest text that post carries, in bytes.
constexpr sys::Size max_text = 65536;

/// What is sent and received. Begins as msgsnd(2) and msgrcv(2) want a message to begin: with its
/// type, and then the text.
struct Letter {
  long type = 0;        ///< POSIX: its priority. System V: its type, or the one that is wanted
  char text[max_text];  ///< any bytes; no '\0' ends it
  sys::Size size = 0;   ///< how many bytes of text there are
};

/// A System V mailbox: its key, and how the command line spells it, for error messages.
struct Key {
  key_t number;
  const char* text;
};

/// Values of `timeout`, as poll(2) takes it; above 0 it is a number of milliseconds.
constexpr int for_ever = -1;
constexpr int not_at_all = 0;

// A call that fails throws, as sys::check does: with the name of the call, and of the mailbox as
// the user knows it. A signal that only interrupts a call changes nothing: it is called again,
// unless was_told_to_stop().

/// Message queues that have a name (mq_overview(7)).
namespace posix {

/// Makes the mailbox, for our user alone (mode 0600). `attributes` is nullptr for those that the
/// system gives. It is an error when there is one of that name (EEXIST).
void create(const char* name, const mq_attr* attributes);

/// Sends a letter, with `letter.type` as its priority. When the mailbox is full, waits for room;
/// with a timeout it fails then: with EAGAIN at once, or with ETIMEDOUT.
void send(const char* name, const Letter& letter, int timeout);

/// Takes the oldest of the letters of the highest priority. When there is none, waits for one; with
/// a timeout it fails then, as send() does.
void receive(const char* name, Letter& letter, int timeout);

/// What the kernel knows about the mailbox (mq_getattr(3)).
mq_attr stat(const char* name);

/// Takes the name away.
void remove(const char* name);

/// Answers `count` requests that ask() has sent to the mailbox: makes the answer(), and sends it to
/// the client that asked. A request whose client has gone, or that is none, gets no answer, and
/// counts all the same.
void serve(const char* name, int count);

/// Sends the text of `letter` as a request and puts the answer in its place. No other client gets
/// that answer. Waits as long as it takes. Nothing is left of it afterwards, whether it returns or
/// throws: when it was told to stop, it throws, for EINTR.
void ask(const char* name, Letter& letter);

}  // namespace posix

/// Message queues that have a key (sysvipc(7)).
namespace system_v {

/// Makes the mailbox, for our user alone (mode 0600). It is an error when there is one (EEXIST).
void create(Key key);

/// Sends a letter of the type `letter.type`. When the mailbox is full, waits for room; with
/// not_at_all it fails then (EAGAIN). The kernel knows no other timeout for these queues.
void send(Key key, const Letter& letter, int timeout);

/// Takes the oldest letter of the type `letter.type`; 0 and negative types mean what they mean to
/// msgrcv(2). When there is none, waits for one; with not_at_all it fails then (ENOMSG).
void receive(Key key, Letter& letter, int timeout);

/// What the kernel knows about the mailbox (msgctl(2)).
msqid_ds stat(Key key);

/// Removes the mailbox with all that is in it. Whoever waits at it fails with EIDRM.
void remove(Key key);

/// Answers `count` requests of clients, as posix::serve() does. Requests have type 1; the type of
/// an answer is the pid of the client that asked.
void serve(Key key, int count);

/// Sends the text of `letter` as a request and puts the answer in its place. No other client gets
/// that answer. Waits as long as it takes.
void ask(Key key, Letter& letter);

}  // namespace system_v

// What main.cpp gives you.

/// Puts the pid of the client in front of the text, as bytes: what a server needs to know to
/// answer. Throws std::system_error (EMSGSIZE) when the text is too long for that.
void put_client(Letter& letter, pid_t client);

/// Takes it off again, and returns it; 0 when the text is too short to begin with one.
pid_t take_client(Letter& letter);

/// Turns the text of a request into its answer: puts it in capitals. The size stays.
void answer(Letter& letter);

/// Whether SIGINT or SIGTERM came. Then a call that fails with EINTR is not to be called again.
bool was_told_to_stop();
