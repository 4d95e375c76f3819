# named by a path, /tmp/socket
cd build/labs/07-walls/tools
mount -t tmpfs none /tmp
./peer make unix-socket
wall ./peer find unix-socket && echo found || echo cut
