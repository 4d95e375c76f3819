// boxlab-unpack ARCHIVE: writes what is in a zip, tar or 7z to stdout, in the form of wire.hpp.
//
// It runs in a sandbox, since what it reads is made by others: libarchive and zlib are large, and
// have had their holes. Nothing is written to any disk.
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grade/tree.hpp"
#include "grade/unpack/wire.hpp"

namespace {

using namespace boxlab::grade;

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

void put(const std::string& text) {
  if (fwrite(text.data(), 1, text.size(), stdout) != text.size()) std::exit(1);
}

/// When a member was last written.
struct WriteTime {
  RecordHead::Clock clock = RecordHead::unknown;
  std::int64_t seconds = 0;
};

void put_record(RecordHead::Kind kind, const std::string& path, const std::string& hazard,
                const std::string& contents = "", const WriteTime& time = {}) {
  const auto size = [](const std::string& text) { return static_cast<std::uint32_t>(text.size()); };
  const RecordHead head{kind, size(path), size(hazard), size(contents), time.clock, time.seconds};
  put({reinterpret_cast<const char*>(&head), sizeof head});
  put(path);
  put(hazard);
  put(contents);
}

Reader open_reader(const char* path) {
  Reader reader{archive_read_new(), archive_read_free};
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  archive_read_support_filter_zstd(reader.get());
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_7zip(reader.get());
  constexpr std::size_t block = 1 << 16;
  if (archive_read_open_filename(reader.get(), path, block) != ARCHIVE_OK)
    return {nullptr, archive_read_free};
  return reader;
}

void use_zone(const char* rule) {
  setenv("TZ", rule, 1);
  tzset();
}

bool is_zip(archive* reader) {
  return (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

using OptionalTime = std::optional<std::int64_t>;

/// The times of members, in their order.
class Times {
 public:
  void add(const OptionalTime& time) { times_.push_back(time); }
  OptionalTime at(std::size_t member) const {
    return member < times_.size() ? times_[member] : std::nullopt;
  }

 private:
  std::vector<OptionalTime> times_;
};

/// The times of all members of a zip, read somewhere else in the world. A zip has the time of a
/// clock on some wall, if it has no better one: libarchive takes that for one in this time zone, so
/// such a time is another one elsewhere.
Times read_times_elsewhere(const char* path) {
  Times times;
  use_zone("ELSEWHERE-1");
  const Reader reader = open_reader(path);
  archive_entry* entry = nullptr;
  for (std::size_t count = 0; reader && count < most_members; ++count) {
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status < ARCHIVE_WARN || status == ARCHIVE_EOF || !is_zip(reader.get())) break;
    times.add(archive_entry_mtime(entry));
  }
  return times;
}

/// What a member is called, in whatever encoding the archive has it.
std::string name_of(archive_entry* entry) {
  if (const char* name = archive_entry_pathname(entry)) return name;
  const char* name = archive_entry_pathname_utf8(entry);
  return name == nullptr ? "" : name;
}

std::string kind_hazard(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return "is a hard link";
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case AE_IFDIR:
    case 0:
      break;
    case AE_IFLNK:
      return "is a symbolic link";
    case AE_IFIFO:
      return "is a FIFO";
    case AE_IFSOCK:
      return "is a socket";
    default:
      return "is a device";
  }
  return archive_entry_is_data_encrypted(entry) != 0 ? "is encrypted" : "";
}

/// The contents of a member, when they are no more than `most` bytes; what it says of its own size
/// is not believed.
std::string read_contents(archive* reader, std::size_t most, std::string& hazard) {
  std::string contents(most + 1, '\0');
  std::size_t size = 0;
  while (size < contents.size()) {
    const la_ssize_t got =
        archive_read_data(reader, contents.data() + size, contents.size() - size);
    if (got < 0) hazard = "is damaged";
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > most) hazard = "is larger than " + std::to_string(most) + " bytes";
  contents.resize(hazard.empty() ? size : 0);
  return contents;
}

/// The time of a member as it was read here and elsewhere.
WriteTime time_of(archive* reader, archive_entry* entry, const OptionalTime& elsewhere) {
  if (archive_entry_mtime_is_set(entry) == 0) return {};
  const std::int64_t seconds = archive_entry_mtime(entry);
  return {!is_zip(reader) || seconds == elsewhere ? RecordHead::utc : RecordHead::somewhere,
          seconds};
}

/// Writes one member. Returns how many bytes of it were kept.
std::size_t put_member(archive* reader, archive_entry* entry, const OptionalTime& elsewhere,
                       std::uint64_t room) {
  const std::string name = name_of(entry);
  const std::string path = clean_path(name);
  if (path.empty()) {
    if (name != "./" && name != ".") put_record(RecordHead::file, name, "leads out of the archive");
    return 0;
  }
  std::string hazard = kind_hazard(entry);
  if (archive_entry_filetype(entry) == AE_IFDIR) {
    put_record(RecordHead::directory, path, hazard);
    return 0;
  }
  if (hazard.empty() && most_bytes_of(path) > room) hazard = "is one file too many to be read";
  std::string contents;
  if (hazard.empty()) contents = read_contents(reader, most_bytes_of(path), hazard);
  put_record(RecordHead::file, path, hazard, contents, time_of(reader, entry, elsewhere));
  return contents.size();
}

/// Writes all members. Returns why there is no more to be read; nothing at a proper end.
std::string put_members(archive* reader, const Times& elsewhere) {
  std::uint64_t room = most_bytes_of_all;
  for (std::size_t count = 0; count < most_members; ++count) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader, &entry);
    if (status == ARCHIVE_EOF)
      return count == 0 && archive_filter_bytes(reader, 0) == 0 ? "is empty" : "";
    if (status < ARCHIVE_WARN) return "is no archive that can be read, or is damaged";
    room -= put_member(reader, entry, elsewhere.at(count), room);
  }
  return "has more than " + std::to_string(most_members) + " members";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::setlocale(LC_ALL, "C.UTF-8");
  const Times elsewhere = read_times_elsewhere(argv[1]);
  use_zone("UTC0");
  const Reader reader = open_reader(argv[1]);
  put_record(RecordHead::end, "",
             reader ? put_members(reader.get(), elsewhere) : "is no archive that can be read");
  return std::fflush(stdout) == 0 ? 0 : 1;
}
