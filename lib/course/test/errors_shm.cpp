// Errors of shared memory, and of waiting and locking beside it.
#include <linux/futex.h>
#include <sched.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>

#include <ctime>
#include <vector>

#include "provoke.hpp"

namespace {

int open_object(int flags) { return sys::check(shm_open("/o", flags, 0600), "shm_open", "/o"); }

void map(int object, std::size_t size) {
  if (mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, object, 0) == MAP_FAILED)
    sys::throw_errno("mmap", "/o");
}

int get_segment(int key, std::size_t size, int flags) {
  return sys::check(shmget(key, size, flags), "shmget");
}

void attach(int id) {
  if (shmat(id, nullptr, 0) == reinterpret_cast<void*>(-1)) sys::throw_errno("shmat");
}

void wait_for_word(int value) {
  static int word = 0;
  const timespec moment{0, 1000};
  sys::check(syscall(SYS_futex, &word, FUTEX_WAIT, value, &moment, nullptr, 0), "futex");
}

void lock(const char* path, pid_t pid) {
  static std::vector<sys::Descriptor> files;
  files.push_back(sys::open(path, O_RDWR | O_CREAT, 0600));
  flock byte{F_WRLCK, SEEK_SET, 0, 1, pid};
  sys::check(fcntl(files.back().get(), F_OFD_SETLK, &byte), "fcntl", path);
}

const LabProvocations shm_lab{
    "04-shm",
    {
        {"shm_open.ENOENT.no_such_object", CLONE_NEWNS,
         [] {
           own_shm();
           open_object(O_RDWR);
         }},
        {"shm_open.EEXIST.there_already", CLONE_NEWNS,
         [] {
           own_shm();
           open_object(O_RDWR | O_CREAT | O_EXCL);
           open_object(O_RDWR | O_CREAT | O_EXCL);
         }},
        {"shm_open.EINVAL.slash_inside", 0,
         [] { sys::check(shm_open("/a/b", O_RDWR | O_CREAT, 0600), "shm_open", "/a/b"); }},
        {"ftruncate.EINVAL.read_only", CLONE_NEWNS,
         [] {
           own_shm();
           sys::check(ftruncate(open_object(O_RDONLY | O_CREAT), 1), "ftruncate", "/o");
         }},
        {"mmap.EACCES.read_only", CLONE_NEWNS,
         [] {
           own_shm();
           map(open_object(O_RDONLY | O_CREAT), 1);
         }},
        {"mmap.EINVAL.no_size", CLONE_NEWNS,
         [] {
           own_shm();
           map(open_object(O_RDWR | O_CREAT), 0);
         }},
        {"shm_unlink.ENOENT.no_such_object", CLONE_NEWNS,
         [] {
           own_shm();
           sys::check(shm_unlink("/o"), "shm_unlink", "/o");
         }},
        {"shmget.ENOENT.no_such_segment", CLONE_NEWIPC, [] { get_segment(1, 1, 0600); }},
        {"shmget.EINVAL.smaller", CLONE_NEWIPC,
         [] {
           get_segment(1, 1, IPC_CREAT | 0600);
           get_segment(1, 2, 0600);
         }},
        {"shmget.EINVAL.size", CLONE_NEWIPC, [] { get_segment(IPC_PRIVATE, 0, 0600); }},
        {"shmget.ENOSPC.too_many", CLONE_NEWIPC,
         [] {
           for (;;) get_segment(IPC_PRIVATE, 1, 0600);
         }},
        {"shmat.EINVAL.removed", CLONE_NEWIPC,
         [] {
           const int id = get_segment(IPC_PRIVATE, 1, 0600);
           sys::check(shmctl(id, IPC_RMID, nullptr), "shmctl");
           attach(id);
         }},
        {"shmat.EACCES.mode", CLONE_NEWIPC,
         [] {
           const int id = get_segment(IPC_PRIVATE, 1, 0400);
           drop_rights();
           attach(id);
         }},
        {"futex.EAGAIN.changed", 0, [] { wait_for_word(1); }},
        {"futex.ETIMEDOUT.too_late", 0, [] { wait_for_word(0); }},
        {"fcntl.EAGAIN.locked", CLONE_NEWNS,
         [] {
           scratch();
           lock("file", 0);
           lock("file", 0);
         }},
        {"fcntl.EINVAL.pid", CLONE_NEWNS,
         [] {
           scratch();
           lock("file", 1);
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_shm() { return {shm_lab}; }
