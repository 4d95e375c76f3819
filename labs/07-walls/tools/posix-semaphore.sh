# sem_open: /walls, which is the path /dev/shm/sem.walls
cd build/labs/07-walls/tools
mount -t tmpfs none /dev/shm
./peer make posix-semaphore
wall ./peer find posix-semaphore && echo found || echo cut
