# named by a text, /walls, which is not a path
cd build/labs/07-walls/tools
./peer make posix-queue
wall ./peer find posix-queue && echo found || echo cut
