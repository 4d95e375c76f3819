// Errors of message queues, semaphores and shared memory.
#include <linux/futex.h>
#include <mqueue.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>

#include <climits>
#include <ctime>

#include "provoke.hpp"
#include "sys/process.hpp"

namespace {

constexpr int new_ipc = CLONE_NEWIPC;
constexpr timespec long_ago{1, 0};
constexpr timespec no_time{1, 1'000'000'000};

mqd_t open_queue(const char* name, int flags, mode_t mode = 0600, long most = 1) {
  mq_attr attributes{};
  attributes.mq_maxmsg = most;
  attributes.mq_msgsize = 8;
  return sys::check(mq_open(name, flags, mode, &attributes), "mq_open", name);
}

mqd_t new_queue(int flags) { return open_queue("/q", flags | O_CREAT | O_EXCL); }

void send(mqd_t queue, std::size_t size, unsigned priority = 0) {
  const char text[16] = {};
  sys::check(mq_send(queue, text, size, priority), "mq_send", "/q");
}

void receive(mqd_t queue, std::size_t size) {
  char text[16];
  sys::check(static_cast<long>(mq_receive(queue, text, size, nullptr)), "mq_receive", "/q");
}

void receive_until(const timespec& moment) {
  char text[16];
  const ssize_t size = mq_timedreceive(new_queue(O_RDWR), text, sizeof text, nullptr, &moment);
  sys::check(static_cast<long>(size), "mq_timedreceive", "/q");
}

int get_queue(int key, int flags) { return sys::check(msgget(key, flags), "msgget"); }

int removed_queue() {
  const int id = get_queue(IPC_PRIVATE, 0600);
  sys::check(msgctl(id, IPC_RMID, nullptr), "msgctl");
  return id;
}

void send_message(int id, long type, std::size_t size, int flags = 0) {
  static struct {
    long type;
    char text[9000];
  } message;
  message.type = type;
  sys::check(msgsnd(id, &message, size, flags), "msgsnd");
}

void receive_message(int id, std::size_t size, int flags) {
  struct {
    long type;
    char text[16];
  } message{};
  sys::check(static_cast<long>(msgrcv(id, &message, size, 0, flags)), "msgrcv");
}

/// Lets a child do this in a moment, when we wait.
void soon(void (*what)(int), int id) {
  sys::spawn([=] {
    usleep(50'000);
    what(id);
  });
}

int get_set(int key, int count, int flags) {
  return sys::check(semget(key, count, flags), "semget");
}

void operate(int id, unsigned short number, short change, short flags = 0) {
  sembuf operation{number, change, flags};
  sys::check(semop(id, &operation, 1), "semop");
}

int one_semaphore() { return get_set(IPC_PRIVATE, 1, 0600); }

int removed_set() {
  const int id = one_semaphore();
  sys::check(semctl(id, 0, IPC_RMID), "semctl");
  return id;
}

/// A /dev/shm of one's own, where named semaphores and shared memory are.
void own_shm() {
  scratch();
  sys::mount({"tmpfs", "/dev/shm", "tmpfs"});
}

sem_t* open_semaphore(int flags, unsigned value) {
  sem_t* semaphore = sem_open("/s", flags, 0600, value);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", "/s");
  return semaphore;
}

sem_t* new_semaphore(unsigned value) {
  own_shm();
  return open_semaphore(O_CREAT | O_EXCL, value);
}

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

const LabProvocations queues_lab{
    "02-queues",
    {
        {"mq_open.ENOENT.no_such_queue", new_ipc, [] { open_queue("/q", O_RDWR); }},
        {"mq_open.EEXIST.there_already", new_ipc,
         [] {
           new_queue(O_RDWR);
           new_queue(O_RDWR);
         }},
        {"mq_open.EINVAL.no_slash", new_ipc, [] { open_queue("jobs", O_RDWR | O_CREAT); }},
        {"mq_open.EINVAL.attributes", new_ipc, [] { open_queue("/q", O_RDWR | O_CREAT, 0600, 0); }},
        {"mq_open.EACCES.slash_inside", new_ipc, [] { open_queue("/a/b", O_RDWR | O_CREAT); }},
        {"mq_open.EACCES.mode", new_ipc,
         [] {
           open_queue("/q", O_RDWR | O_CREAT, 0);
           drop_rights();
           open_queue("/q", O_RDWR);
         }},
        {"mq_open.EMFILE.no_room", new_ipc,
         [] {
           const rlimit little{1, 1};
           sys::check(setrlimit(RLIMIT_MSGQUEUE, &little), "setrlimit");
           new_queue(O_RDWR);
         }},
        {"mq_open.ENOSPC.too_many", new_ipc,
         [] {
           for (int i = 0; i < 10'000; ++i)
             mq_close(open_queue(("/" + std::to_string(i)).c_str(), O_RDWR | O_CREAT));
         }},
        {"mq_open.ENAMETOOLONG.name", new_ipc,
         [] { open_queue(("/" + std::string(256, 'x')).c_str(), O_RDWR | O_CREAT); }},
        {"mq_send.EMSGSIZE.too_long", new_ipc, [] { send(new_queue(O_RDWR), 9); }},
        {"mq_send.EAGAIN.full", new_ipc,
         [] {
           const mqd_t queue = new_queue(O_RDWR | O_NONBLOCK);
           send(queue, 1);
           send(queue, 1);
         }},
        {"mq_send.EBADF.read_only", new_ipc, [] { send(new_queue(O_RDONLY), 1); }},
        {"mq_send.EINVAL.priority", new_ipc, [] { send(new_queue(O_RDWR), 1, 32768); }},
        {"mq_receive.EMSGSIZE.small_buffer", new_ipc, [] { receive(new_queue(O_RDWR), 7); }},
        {"mq_receive.EAGAIN.empty", new_ipc, [] { receive(new_queue(O_RDWR | O_NONBLOCK), 8); }},
        {"mq_receive.EBADF.write_only", new_ipc, [] { receive(new_queue(O_WRONLY), 8); }},
        {"mq_timedreceive.ETIMEDOUT.too_late", new_ipc, [] { receive_until(long_ago); }},
        {"mq_timedreceive.EINVAL.nanoseconds", new_ipc, [] { receive_until(no_time); }},
        {"mq_unlink.ENOENT.no_such_queue", new_ipc,
         [] { sys::check(mq_unlink("/q"), "mq_unlink", "/q"); }},
        {"msgget.ENOENT.no_such_queue", new_ipc, [] { get_queue(1, 0600); }},
        {"msgget.EEXIST.there_already", new_ipc,
         [] {
           get_queue(1, IPC_CREAT);
           get_queue(1, IPC_CREAT | IPC_EXCL);
         }},
        {"msgget.EACCES.mode", new_ipc,
         [] {
           get_queue(1, IPC_CREAT);
           drop_rights();
           get_queue(1, 0600);
         }},
        {"msgget.ENOSPC.too_many", new_ipc,
         [] {
           for (;;) get_queue(IPC_PRIVATE, 0600);
         }},
        {"msgsnd.EINVAL.type", new_ipc, [] { send_message(get_queue(IPC_PRIVATE, 0600), 0, 1); }},
        {"msgsnd.EINVAL.too_long", new_ipc,
         [] { send_message(get_queue(IPC_PRIVATE, 0600), 1, 9000); }},
        {"msgsnd.EINVAL.removed", new_ipc, [] { send_message(removed_queue(), 1, 1); }},
        {"msgsnd.EAGAIN.full", new_ipc,
         [] {
           const int id = get_queue(IPC_PRIVATE, 0600);
           for (;;) send_message(id, 1, 8000, IPC_NOWAIT);
         }},
        {"msgrcv.ENOMSG.empty", new_ipc,
         [] { receive_message(get_queue(IPC_PRIVATE, 0600), 16, IPC_NOWAIT); }},
        {"msgrcv.E2BIG.small_buffer", new_ipc,
         [] {
           const int id = get_queue(IPC_PRIVATE, 0600);
           send_message(id, 1, 8);
           receive_message(id, 7, 0);
         }},
        {"msgrcv.EIDRM.removed", new_ipc,
         [] {
           const int id = get_queue(IPC_PRIVATE, 0600);
           soon([](int queue) { msgctl(queue, IPC_RMID, nullptr); }, id);
           receive_message(id, 16, 0);
         }},
        {"msgrcv.EINTR.signal", new_ipc,
         [] {
           interrupt_soon();
           receive_message(get_queue(IPC_PRIVATE, 0600), 16, 0);
         }},
        {"msgctl.EINVAL.removed", new_ipc,
         [] { sys::check(msgctl(removed_queue(), IPC_RMID, nullptr), "msgctl"); }},
    }};

const LabProvocations semaphores_lab{
    "03-semaphores",
    {
        {"semget.ENOENT.no_such_set", new_ipc, [] { get_set(1, 1, 0600); }},
        {"semget.EEXIST.there_already", new_ipc,
         [] {
           get_set(1, 1, IPC_CREAT);
           get_set(1, 1, IPC_CREAT | IPC_EXCL);
         }},
        {"semget.EINVAL.smaller", new_ipc,
         [] {
           get_set(1, 1, IPC_CREAT | 0600);
           get_set(1, 2, 0600);
         }},
        {"semget.EINVAL.none", new_ipc, [] { get_set(IPC_PRIVATE, 0, 0600); }},
        {"semget.EACCES.mode", new_ipc,
         [] {
           get_set(1, 1, IPC_CREAT);
           drop_rights();
           get_set(1, 1, 0600);
         }},
        {"semget.ENOSPC.too_many", new_ipc,
         [] {
           for (;;) one_semaphore();
         }},
        {"semop.EAGAIN.would_wait", new_ipc, [] { operate(one_semaphore(), 0, -1, IPC_NOWAIT); }},
        {"semop.EIDRM.removed", new_ipc,
         [] {
           const int id = one_semaphore();
           soon([](int set) { semctl(set, 0, IPC_RMID); }, id);
           operate(id, 0, -1);
         }},
        {"semop.EINVAL.removed", new_ipc, [] { operate(removed_set(), 0, 1); }},
        {"semop.EFBIG.no_such_semaphore", new_ipc, [] { operate(one_semaphore(), 1, 1); }},
        {"semop.E2BIG.too_many", new_ipc,
         [] {
           std::vector<sembuf> many(10'000, {0, 1, 0});
           sys::check(semop(one_semaphore(), many.data(), many.size()), "semop");
         }},
        {"semop.ERANGE.too_large", new_ipc,
         [] {
           const int id = one_semaphore();
           operate(id, 0, 32767);
           operate(id, 0, 1);
         }},
        {"semop.EINTR.signal", new_ipc,
         [] {
           interrupt_soon();
           operate(one_semaphore(), 0, -1);
         }},
        {"semctl.EINVAL.removed", new_ipc,
         [] { sys::check(semctl(removed_set(), 0, IPC_RMID), "semctl"); }},
        {"semctl.ERANGE.value", new_ipc,
         [] { sys::check(semctl(one_semaphore(), 0, SETVAL, -1), "semctl"); }},
        {"sem_open.ENOENT.no_such_semaphore", CLONE_NEWNS,
         [] {
           own_shm();
           open_semaphore(0, 0);
         }},
        {"sem_open.EEXIST.there_already", CLONE_NEWNS,
         [] {
           new_semaphore(0);
           open_semaphore(O_CREAT | O_EXCL, 0);
         }},
        {"sem_open.EINVAL.value", CLONE_NEWNS, [] { new_semaphore(SEM_VALUE_MAX + 1u); }},
        {"sem_wait.EINTR.signal", CLONE_NEWNS,
         [] {
           interrupt_soon();
           sys::check(sem_wait(new_semaphore(0)), "sem_wait");
         }},
        {"sem_trywait.EAGAIN.would_wait", CLONE_NEWNS,
         [] { sys::check(sem_trywait(new_semaphore(0)), "sem_trywait"); }},
        {"sem_timedwait.ETIMEDOUT.too_late", CLONE_NEWNS,
         [] { sys::check(sem_timedwait(new_semaphore(0), &long_ago), "sem_timedwait"); }},
        {"sem_timedwait.EINVAL.nanoseconds", CLONE_NEWNS,
         [] { sys::check(sem_timedwait(new_semaphore(0), &no_time), "sem_timedwait"); }},
        {"sem_post.EOVERFLOW.too_large", CLONE_NEWNS,
         [] { sys::check(sem_post(new_semaphore(SEM_VALUE_MAX)), "sem_post"); }},
        {"sem_unlink.ENOENT.no_such_semaphore", CLONE_NEWNS,
         [] {
           own_shm();
           sys::check(sem_unlink("/s"), "sem_unlink", "/s");
         }},
    }};

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
        {"shmget.ENOENT.no_such_segment", new_ipc, [] { get_segment(1, 1, 0600); }},
        {"shmget.EINVAL.smaller", new_ipc,
         [] {
           get_segment(1, 1, IPC_CREAT | 0600);
           get_segment(1, 2, 0600);
         }},
        {"shmget.EINVAL.size", new_ipc, [] { get_segment(IPC_PRIVATE, 0, 0600); }},
        {"shmget.ENOSPC.too_many", new_ipc,
         [] {
           for (;;) get_segment(IPC_PRIVATE, 1, 0600);
         }},
        {"shmat.EINVAL.removed", new_ipc,
         [] {
           const int id = get_segment(IPC_PRIVATE, 1, 0600);
           sys::check(shmctl(id, IPC_RMID, nullptr), "shmctl");
           attach(id);
         }},
        {"shmat.EACCES.mode", new_ipc,
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

std::vector<LabProvocations> provoke_ipc() { return {queues_lab, semaphores_lab, shm_lab}; }
