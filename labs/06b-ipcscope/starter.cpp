#include "ipcscope.hpp"

#include "sys/error.hpp"

void find_holders(Holders& holders) {
  (void)holders;
  sys::not_written("find_holders");
}

bool list_objects(Inode inode, const Holder& holder, Objects& objects) {
  (void)inode;
  (void)holder;
  (void)objects;
  sys::not_written("list_objects");
}
