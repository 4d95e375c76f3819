#!/bin/sh
# Waits until a container is in a state, but not for ever:
#
#     await.sh STATUS ID        for example: await.sh stopped c1
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  ocibox state "$2" 2>/dev/null | grep -Eq "\"status\": *\"$1\"" && exit 0
  sleep 0.05
done
echo "$2 is not $1" >&2
exit 1
