# named by a key: whoever finds it can remove it
ipcmk -Q >/dev/null
key=$(ipcs -q | grep -o "^0x[^ ]*")
wall sh -c "ipcrm -Q $key 2>/dev/null" && echo found || echo cut
