// The pipes between the judge and a program's stdin, stdout and stderr.
#pragma once

#include <cstdint>
#include <string>

#include "sys/descriptor.hpp"

namespace boxlab {

/// What a program writes to one of its output streams: the beginning is kept, all of it is counted.
class Capture {
 public:
  /// Keeps the first `kept_bytes` bytes.
  explicit Capture(std::uint64_t kept_bytes) : kept_bytes_{kept_bytes} {}

  /// Makes the pipe; returns the end for the program.
  sys::Descriptor connect();
  /// Takes what is there now, without waiting, and not more than a bit: call it again.
  void take();
  /// Takes all that is there now.
  void take_rest();

  /// For poll(2): -1 once the stream has ended.
  int number() const { return end_.get(); }
  const std::string& text() const { return text_; }  ///< what is kept of it
  std::uint64_t bytes() const { return bytes_; }     ///< how many there were in all
  /// The name of the pipe: "pipe:[8123]".
  const std::string& pipe() const { return pipe_; }

 private:
  bool take_some();

  std::uint64_t kept_bytes_;
  sys::Descriptor end_;
  std::string text_;
  std::uint64_t bytes_ = 0;
  std::string pipe_;
};

/// What is typed into a program's stdin.
class Feed {
 public:
  /// Makes the pipe; returns the end for the program.
  sys::Descriptor connect();
  /// Adds text that is to be written; end-of-file follows it when `then_close`.
  void add(const std::string& text, bool then_close);
  /// Writes what the pipe has room for, without waiting.
  void give();

  /// For poll(2): -1 when there is nothing to write.
  int number() const { return text_.empty() ? -1 : end_.get(); }
  bool is_open() const { return end_.is_open(); }  ///< end-of-file has not been sent yet
  /// The program has read all that was added.
  bool is_taken() const;
  /// The name of the pipe: "pipe:[8123]".
  const std::string& pipe() const { return pipe_; }

 private:
  sys::Descriptor end_;
  std::string text_;
  bool closes_ = false;
  std::string pipe_;
};

}  // namespace boxlab
