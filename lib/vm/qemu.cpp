#include "vm/qemu.hpp"

#include <fmt/format.h>

#include <initializer_list>

#include "vm/wire.hpp"

namespace boxlab::vm {

namespace {

using Words = std::vector<std::string>;

void add(Words& words, std::initializer_list<std::string> more) { words.insert(words.end(), more); }

std::string memory_path(const sys::Descriptor& file) {
  return fmt::format("/proc/self/fd/{}", file.get());
}

/// What makes the boot short and silent. Under emulation, a fixed layout of memory lets code that
/// was translated for one process serve the next, and the kernel need not patch itself. On a busy
/// host, ticks come too late for the kernel's test of its timer, which ends in a panic.
std::string kernel_line(const Board& board, Accelerator accelerator) {
  const std::string line = fmt::format(
      "console={} quiet panic=-1 reboot=t cryptomgr.notests mitigations=off", board.console);
  return accelerator == Accelerator::tcg
             ? line + " norandmaps noreplace-smp rodata=off no_timer_check"
             : line;
}

/// A directory of the host, as a file system to be mounted by its tag.
void add_directory(Words& words, const char* tag, const std::string& path, const char* access) {
  std::string escaped;
  for (const char c : path) escaped.append(c == ',' ? 2 : 1, c);
  add(words, {"-fsdev", fmt::format("local,id={},path={},security_model=none,multidevs=remap{}",
                                    tag, escaped, access)});
  add(words, {"-device", fmt::format("virtio-9p-pci,fsdev={0},mount_tag={0}", tag)});
}

void add_port(Words& words, const char* port, const Channel& channel) {
  add(words, {"-chardev", fmt::format("socket,id={},fd={}", port, channel.theirs.get())});
  add(words, {"-device", fmt::format("virtserialport,chardev={0},name={0}", port)});
}

void add_ports(Words& words, const Channels& channels) {
  add(words, {"-device", "virtio-serial-pci"});
  add_port(words, port::control, channels.control);
  add_port(words, port::in, channels.in);
  add_port(words, port::out, channels.out);
  add_port(words, port::err, channels.err);
}

void add_disk(Words& words, const sys::Descriptor& disk) {
  add(words, {"-drive", fmt::format("file={},format=raw,if=virtio,cache=unsafe,file.locking=off",
                                    memory_path(disk))});
}

/// The board, the processor, memory and the kernel.
Words core_words(const Board& board, const Options& options, const Parts& parts,
                 Accelerator accelerator) {
  const bool is_emulated = accelerator == Accelerator::tcg;
  Words words{board.emulator, "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"};
  add(words, {"-machine", board.machine, "-accel", is_emulated ? "tcg,thread=multi" : "kvm"});
  add(words, {"-cpu", is_emulated ? board.cpu : "host", "-smp", std::to_string(options.cpus)});
  add(words, {"-m", std::to_string(options.memory_mib)});
  words.insert(words.end(), board.firmware.begin(), board.firmware.end());
  add(words, {"-kernel", parts.vmlinux, "-append", kernel_line(board, accelerator)});
  return words;
}

}  // namespace

std::vector<std::string> bare_words(const Parts& parts, const sys::Descriptor& initrd) {
  Words words = core_words(own_board(), {}, parts, Accelerator::tcg);
  add(words, {"-initrd", memory_path(initrd)});
  return words;
}

std::vector<std::string> qemu_words(const Board& board, const Options& options, const Parts& parts,
                                    Accelerator accelerator, const Channels& channels,
                                    const Memory& memory) {
  Words words = core_words(board, options, parts, accelerator);
  add(words, {"-initrd", memory_path(memory.initrd)});
  add(words, {"-serial", "file:" + memory_path(memory.console)});
  add_directory(words, "host", "/", ",readonly=on");
  if (!options.kept.empty()) add_directory(words, "kept", options.kept, "");
  add_ports(words, channels);
  add_disk(words, memory.disk);
  return words;
}

}  // namespace boxlab::vm
