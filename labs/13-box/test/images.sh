#!/bin/sh
# A real image in the box of the solution: a Debian whose servers are used by their own clients, in two
# boxes at a time, where all names, ports and keys are the same. What is done inside is in `servers`.
# slow: it installs a Debian with three servers
set -eu

skip() {
  echo "SKIPPED: $*"
  exit 77
}
unshare -rm true 2>/dev/null || skip "no namespaces here"
command -v mmdebstrap >/dev/null || skip "no mmdebstrap here"

# The mirror that this machine itself is installed from.
# shellcheck source=/dev/null
suite=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
components=main
[ "$suite" != noble ] || components=main,universe
# shellcheck disable=SC2016  # apt expands it
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $suite" \
  'Component: main' | head -n 1)
directory=$(mktemp -d)
first='' second=''
clean_up() {
  # shellcheck disable=SC2086  # a word for each
  kill -9 $first $second 2>/dev/null || true
  rm -rf "$directory"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM
/usr/lib/apt/apt-helper download-file "${mirror}dists/$suite/InRelease" "$directory/InRelease" \
  >/dev/null 2>&1 || skip "no mirror of $suite can be reached"

complain() {
  echo "$*"
  tail -n 20 "$directory"/*.log
  exit 1
}

# As small as dpkg makes it, and without a data base that would belong to somebody else. What is left
# out is not needed here: documentation, and the compiler for long queries. All files belong to whoever
# calls, since in a box nobody else has a number.
image=$directory/image
mkdir "$image"
# shellcheck disable=SC2016  # mmdebstrap's shell expands it
configure='mkdir -p "$1/etc/dpkg/dpkg.cfg.d" "$1/etc/postgresql-common"
  cat >"$1/etc/dpkg/dpkg.cfg.d/small" <<END
force-unsafe-io
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/lib/*/libLLVM*
path-exclude=/usr/lib/*/libz3.*
END
  echo create_main_cluster=false >"$1/etc/postgresql-common/createcluster.conf"'
mmdebstrap --variant=essential --setup-hook="$configure" --components="$components" \
  --include=postgresql,redis-server,nginx,busybox,fakeroot \
  "$suite" - "$mirror" 2>"$directory/mmdebstrap.log" |
  tar -xp --no-same-owner --exclude='./dev/*' -C "$image" || complain "no image was made"
cp labs/13-box/test/servers "$image/usr/bin"
touch "$directory/before"

BOXLAB_ROOT=$PWD "${BOXLAB_BUILD:-build}/boxlab" dev build 13 solutions/13-box/box.cpp "$directory/box"

# start WORD: a box with the servers of the WORD, which listens to the pipe WORD.
start() {
  mkfifo "$directory/$1"
  "$directory/box" "$image" servers "$1" <"$directory/$1" >"$directory/$1.log" 2>&1 &
}
one=one-$$
two=two-$$
start $one
first=$!
start $two
second=$!
exec 7>"$directory/$one" 8>"$directory/$two"

# wait_for WORD LINE: until the servers of the WORD have come to that line; two minutes at most.
wait_for() {
  for _ in $(seq 1200); do
    ! grep -qxF "$2" "$directory/$1.log" || return 0
    sleep 0.1
  done
  complain "the servers of $1 do not come to \"$2\""
}

# expect_answers WORD: what the clients of that box have been told.
expect_answers() {
  wait_for "$1" asked
  diff - "$directory/$1.log" <<END || complain "the servers of $1 answer otherwise"
altered before: 
altered after: ??5?????? c /etc/nginx/nginx.conf
System V segment
up
psql: $1
redis-cli: $1
wget: $1
fakeroot: 33:44
queues and semaphores: 3
asked
END
}
wait_for $one up
wait_for $two up
echo ask | tee /dev/fd/7 >&8
expect_answers $one
expect_answers $two
[ -z "$(find "$image" -cnewer "$directory/before")" ] || complain "the image was changed"

# The servers end with their box: when its command ends, and when it is killed.
echo end >&7
wait $first || complain "status $? of the first box"
first=
kill -9 $second
second=
for word in $one $two; do
  for _ in $(seq 50); do
    pgrep -f "postgresql/$word" >/dev/null || continue 2
    sleep 0.1
  done
  complain "PostgreSQL still runs: $(pgrep -fa "postgresql/$word")"
done
