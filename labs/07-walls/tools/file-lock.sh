# a lock on what a path leads to: the second can not have it too
mount -t tmpfs none /tmp
exec 3>/tmp/lock
flock 3
wall flock -n /tmp/lock true && echo cut || echo found
