# named by a path
mount -t tmpfs none /tmp
mkfifo /tmp/fifo
exec 3<>/tmp/fifo
echo hello >&3
wall grep -qs -m1 hello /tmp/fifo && echo found || echo cut
