#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "bench/two_ends.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

/// A directory that nobody else puts anything into, until it goes out of scope.
class OwnDirectory {
 public:
  OwnDirectory() {
    if (mkdtemp(path_) == nullptr) sys::throw_errno("mkdtemp", path_);
  }
  OwnDirectory(const OwnDirectory&) = delete;
  OwnDirectory& operator=(const OwnDirectory&) = delete;
  ~OwnDirectory() {
    unlink(fifo().c_str());
    rmdir(path_);
  }
  std::string fifo() const { return std::string{path_} + "/fifo"; }

 private:
  char path_[32] = "/tmp/boxlab-bench-XXXXXX";
};

/// The FIFO loses its name at once: what is open stays open.
std::unique_ptr<Channel> open_fifo(sys::Size) {
  const OwnDirectory directory;
  const std::string path = directory.fifo();
  sys::check(mkfifo(path.c_str(), 0600), "mkfifo", path.c_str());
  // Read and write: to open one end alone would wait for the other (fifo(7)).
  sys::Descriptor both = sys::open(path.c_str(), O_RDWR);
  return std::make_unique<TwoEnds>(std::move(both), sys::open(path.c_str(), O_WRONLY));
}

}  // namespace

Mechanism fifo_mechanism() { return {"FIFO", largest_message, open_fifo}; }

}  // namespace boxlab::bench
