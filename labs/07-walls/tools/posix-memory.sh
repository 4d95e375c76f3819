# shm_open: /walls, which is the path /dev/shm/walls
cd build/labs/07-walls/tools
mount -t tmpfs none /dev/shm
./peer make posix-memory
wall ./peer find posix-memory && echo found || echo cut
