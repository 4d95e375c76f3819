// hangs: it locks a mutex that it has locked already
// object: waits in pthread_mutex_lock() on a mutex in its own memory, at 0x
// reason: it is held by itself, so it is never unlocked
#include <pthread.h>

int main() {
  static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&mutex);
  pthread_mutex_lock(&mutex);
}
