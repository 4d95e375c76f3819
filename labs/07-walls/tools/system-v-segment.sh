# named by a key: whoever finds it can remove it
ipcmk -M 4096 >/dev/null
key=$(ipcs -m | grep -o "^0x[^ ]*")
wall sh -c "ipcrm -M $key 2>/dev/null" && echo found || echo cut
