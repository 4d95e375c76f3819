# one queue is allowed; B makes it: is there none for A?
echo 1 >/proc/sys/kernel/msgmni
wall ipcmk -Q >/dev/null
ipcmk -Q >/dev/null 2>/dev/null && echo cut || echo found
