// Errors of semaphores.
#include <sched.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/sem.h>

#include <climits>
#include <vector>

#include "provoke.hpp"

namespace {

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

sem_t* open_semaphore(int flags, unsigned value) {
  sem_t* semaphore = sem_open("/s", flags, 0600, value);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", "/s");
  return semaphore;
}

sem_t* new_semaphore(unsigned value) {
  own_shm();
  return open_semaphore(O_CREAT | O_EXCL, value);
}

const LabProvocations semaphores_lab{
    "03-semaphores",
    {
        {"semget.ENOENT.no_such_set", CLONE_NEWIPC, [] { get_set(1, 1, 0600); }},
        {"semget.EEXIST.there_already", CLONE_NEWIPC,
         [] {
           get_set(1, 1, IPC_CREAT);
           get_set(1, 1, IPC_CREAT | IPC_EXCL);
         }},
        {"semget.EINVAL.smaller", CLONE_NEWIPC,
         [] {
           get_set(1, 1, IPC_CREAT | 0600);
           get_set(1, 2, 0600);
         }},
        {"semget.EINVAL.none", CLONE_NEWIPC, [] { get_set(IPC_PRIVATE, 0, 0600); }},
        {"semget.EACCES.mode", CLONE_NEWIPC,
         [] {
           get_set(1, 1, IPC_CREAT);
           drop_rights();
           get_set(1, 1, 0600);
         }},
        {"semget.ENOSPC.too_many", CLONE_NEWIPC,
         [] {
           for (;;) one_semaphore();
         }},
        {"semop.EAGAIN.would_wait", CLONE_NEWIPC,
         [] { operate(one_semaphore(), 0, -1, IPC_NOWAIT); }},
        {"semop.EIDRM.removed", CLONE_NEWIPC,
         [] {
           const int id = one_semaphore();
           in_a_moment([](int set) { semctl(set, 0, IPC_RMID); }, id);
           operate(id, 0, -1);
         }},
        {"semop.EINVAL.removed", CLONE_NEWIPC, [] { operate(removed_set(), 0, 1); }},
        {"semop.EFBIG.no_such_semaphore", CLONE_NEWIPC, [] { operate(one_semaphore(), 1, 1); }},
        {"semop.E2BIG.too_many", CLONE_NEWIPC,
         [] {
           std::vector<sembuf> many(10'000, {0, 1, 0});
           sys::check(semop(one_semaphore(), many.data(), many.size()), "semop");
         }},
        {"semop.ERANGE.too_large", CLONE_NEWIPC,
         [] {
           const int id = one_semaphore();
           operate(id, 0, 32767);
           operate(id, 0, 1);
         }},
        {"semop.EINTR.signal", CLONE_NEWIPC,
         [] {
           interrupt_soon();
           operate(one_semaphore(), 0, -1);
         }},
        {"semctl.EINVAL.removed", CLONE_NEWIPC,
         [] { sys::check(semctl(removed_set(), 0, IPC_RMID), "semctl"); }},
        {"semctl.ERANGE.value", CLONE_NEWIPC,
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

}  // namespace

std::vector<LabProvocations> provoke_semaphores() { return {semaphores_lab}; }
