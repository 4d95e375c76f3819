#!/bin/sh
# The real Podman, as root, with the solution as its runtime: run, ps, stop, rm. All that it keeps is in
# a directory that is gone afterwards.
set -eu
[ "$(id -u)" = 0 ] || { echo "only root's Podman is tried: nothing done"; exit 77; }
command -v podman >/dev/null || { echo "podman is not installed: nothing done"; exit 77; }
unshare -rfimnpu true 2>/dev/null || { echo "no namespaces here: nothing done"; exit 77; }
boxlab=$(readlink -f "${BOXLAB_BUILD:-build}/boxlab")

place=$(mktemp -d)
clean_up() {
  call_podman rm --all --force --time 0 >/dev/null 2>&1 || true
  rm -rf "$place"
}
trap clean_up EXIT

# Where nobody gives it cgroups, Podman wants to know that its runtime can do without.
cat >"$place/containers.conf" <<'EOC'
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime_supports_nocgroup = ["ocibox"]
runtime_supports_nocgroups = ["ocibox"]
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
EOC

call_podman() {
  CONTAINERS_CONF=$place/containers.conf podman --runtime "$place/ocibox" --storage-driver vfs \
    --root "$place/graph" --runroot "$place/run" --tmpdir "$place/tmp" "$@"
}

run() {
  call_podman run --cgroups disabled --network none "$@"
}

expect() {
  [ "$2" = "$1" ] || { echo "expected \"$1\", got \"$2\""; exit 1; }
}

BOXLAB_ROOT=$PWD "$boxlab" dev build 15 solutions/15-oci/ocibox.cpp "$place/built"
cat >"$place/ocibox" <<EOR
#!/bin/sh
exec "$place/built" --root "$place/state" "\$@"
EOR
chmod +x "$place/ocibox"
mkdir -p "$place/rootfs/bin" "$place/rootfs/etc" "$place/data"
cp "$(command -v busybox)" "$place/rootfs/bin"
"$place/rootfs/bin/busybox" --install "$place/rootfs/bin"
echo inside >"$place/rootfs/etc/where"

# Status, words, streams, environment; a volume; a user; what is read-only; seccomp and capabilities.
# shellcheck disable=SC2016  # the shells and awk inside expand them
try_containers() {
  status=0
  run --rm --rootfs "$place/rootfs" sh -c 'exit 9' || status=$?
  expect 9 "$status"
  expect "input inside a  b" "$(echo input |
    run --rm -i --env WORD='a  b' --rootfs "$place/rootfs" \
      sh -c 'echo "$(cat) $(cat /etc/where) $WORD"')"
  run --rm --volume "$place/data:/data:ro" --rootfs "$place/rootfs" sh -c '! echo x 2>/dev/null >/data/x'
  run --rm --volume "$place/data:/data" --rootfs "$place/rootfs" sh -c 'echo written >/data/x'
  expect written "$(cat "$place/data/x")"
  expect 1000:100 "$(run --rm --user 1000:100 --rootfs "$place/rootfs" sh -c 'echo $(id -u):$(id -g)')"
  expect "0000000000000000 2" "$(run --rm --cap-drop all --rootfs "$place/rootfs" \
    awk '/^CapEff/ { set = $2 } /^Seccomp:/ { print set, $2 }' /proc/self/status)"
  run --rm --read-only --rootfs "$place/rootfs" sh -c '! echo x 2>/dev/null >/etc/where'
}

# One in the background: what Podman sees of it, and its end.
try_background() {
  run --detach --name background --rootfs "$place/rootfs" \
    sh -c 'trap "exit 5" TERM; while :; do sleep 0.1; done' >/dev/null
  expect background "$(call_podman ps --format '{{.Names}}')"
  pid=$(call_podman inspect --format '{{.State.Pid}}' background)
  [ "$(readlink "/proc/$pid/ns/net")" != "$(readlink /proc/self/ns/net)" ]
  call_podman stop --time 20 background >/dev/null
  expect "exited 5" "$(call_podman inspect --format '{{.State.Status}} {{.State.ExitCode}}' background)"
  call_podman rm background >/dev/null
  expect "" "$(call_podman ps --all --quiet)"
  expect "" "$(ls -A "$place/state")"
}

try_containers
try_background
if grep -F "$place/" /proc/mounts; then exit 1; fi
