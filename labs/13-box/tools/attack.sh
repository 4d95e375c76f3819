#!/bin/sh
# Tries to get at the outside of a box, from inside:
#
#     attack.sh descriptor     reads /tmp/secret below whatever directory somebody here has open
#     attack.sh process        the same, below the working and root directories of all processes
#     attack.sh kill PID       kills a process that it knows by its number outside
#     attack.sh see COMMAND    looks for a process whose command line begins so
set -u

look_below() {
  for directory; do
    for path in "$directory/secret" "$directory/tmp/secret"; do
      ! cat "$path" 2>/dev/null || exit 0
    done
  done
}

case $1 in
  descriptor) look_below /proc/[0-9]*/fd/* . ../../../../.. ;;
  process) look_below /proc/[0-9]*/cwd /proc/[0-9]*/root ;;
  kill) ! kill -9 "$2" 2>/dev/null || exit 0 ;;
  see)
    for file in /proc/[0-9]*/cmdline; do
      case $file in
        "/proc/$$/"*) continue ;;
      esac
      ! tr '\0' ' ' 2>/dev/null <"$file" | grep "^$2" || exit 0
    done
    ;;
esac
echo stays inside
