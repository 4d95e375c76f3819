// Memory that two processes have in common.
#pragma once

#include <new>

#include "sys/types.hpp"

namespace boxlab::bench {

/// Maps zeroed memory that children of this process share with it (mmap(2), MAP_SHARED).
void* map_shared(sys::Size bytes);
/// Gives it back (munmap(2)).
void unmap_shared(void* memory, sys::Size bytes) noexcept;

/// Owns one object in shared memory. A child that ends with sys::exit_child does not destroy it.
template <class Object>
class Shared {
 public:
  Shared() : object_{new (map_shared(sizeof(Object))) Object{}} {}
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  ~Shared() {
    object_->~Object();
    unmap_shared(object_, sizeof(Object));
  }

  Object& operator*() const { return *object_; }
  Object* operator->() const { return object_; }

 private:
  Object* object_;
};

}  // namespace boxlab::bench
