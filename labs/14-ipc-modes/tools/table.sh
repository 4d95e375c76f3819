#!/bin/sh
# The table of lab 07, between two containers: one makes a thing of each kind, the other looks for
# them by their names. What needs no name (a pipe, a futex) is not in it.
#
#     table.sh make     makes them, but the process: that is a `sleep` of the caller's
#     table.sh find     prints a line for each: found, or cut

row() {
  name=$1
  shift
  if "$@" 2>/dev/null; then echo "$name found"; else echo "$name cut"; fi
}

signals_sleeper() {
  pid=$(pidof sleep) && kill -0 "$pid"
}

case $1 in
  make)
    mkdir -p /tmp
    mkfifo /tmp/fifo
    for kind in system-v posix-queue posix-memory posix-semaphore unix-socket abstract-socket; do
      peer_static make $kind 2>/dev/null
    done
    httpd -p 7007
    ;;
  find)
    for kind in system-v-queue system-v-semaphore system-v-segment; do
      row $kind peer_static find $kind
    done
    row proc-sysvipc grep -q '[0-9]' /proc/sysvipc/msg
    row mqueue-list [ -e /dev/mqueue/walls ]
    for kind in posix-queue posix-memory posix-semaphore abstract-socket tcp unix-socket; do
      row $kind peer_static find $kind
    done
    row fifo [ -p /tmp/fifo ]
    row signal signals_sleeper
    ;;
esac
