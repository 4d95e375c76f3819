# 1 MiB is allowed; B takes it: is there none for A?
mount -t tmpfs -o size=1m none /dev/shm
wall sh -c "head -c 2M /dev/zero >/dev/shm/all 2>/dev/null"
sh -c "echo hello >/dev/shm/some" 2>/dev/null && echo cut || echo found
