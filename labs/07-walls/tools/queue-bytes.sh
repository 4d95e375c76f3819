# B makes queues until its user may not: may A not either?
cd build/labs/07-walls/tools
prlimit --pid $$ --msgqueue=30000
wall ./peer fill posix-queue
./peer make posix-queue 2>/dev/null && echo cut || echo found
