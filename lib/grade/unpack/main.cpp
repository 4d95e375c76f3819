// boxlab-unpack ARCHIVE ANSWER...: writes what is in a zip, tar or 7z to stdout, in the form of
// wire.hpp, and as much of it as a TreeBuilder keeps for answers of these names.
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
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "grade/tree.hpp"
#include "grade/tree_builder.hpp"
#include "grade/unpack/wire.hpp"

namespace {

using namespace boxlab::grade;

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

/// When a member was last written.
struct WriteTime {
  RecordHead::Clock clock = RecordHead::unknown;
  std::int64_t seconds = 0;
};

void put(const std::string& text) {
  if (fwrite(text.data(), 1, text.size(), stdout) != text.size()) std::exit(1);
}

void put_record(RecordHead::Kind kind, const Member& member, RecordHead::Clock clock) {
  const auto size = [](const std::string& text) { return static_cast<std::uint32_t>(text.size()); };
  const RecordHead head{kind,  size(member.path), size(member.hazard), size(member.contents),
                        clock, member.changed};
  put({reinterpret_cast<const char*>(&head), sizeof head});
  put(member.path);
  put(member.hazard);
  put(member.contents);
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
  while (reader) {
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
  contents.shrink_to_fit();  // there may be thousands of them
  return contents;
}

/// The time of a member as it was read here and elsewhere.
WriteTime time_of(archive* reader, archive_entry* entry, const OptionalTime& elsewhere) {
  if (archive_entry_mtime_is_set(entry) == 0) return {};
  const std::int64_t seconds = archive_entry_mtime(entry);
  return {!is_zip(reader) || seconds == elsewhere ? RecordHead::utc : RecordHead::somewhere,
          seconds};
}

/// All that is kept of an archive.
class Contents {
 public:
  explicit Contents(const std::set<std::string>& answers) : tree_{answers} {}

  /// Adds the member that the reader is at.
  void add(archive* reader, archive_entry* entry, const OptionalTime& elsewhere) {
    const std::string name = name_of(entry);
    if (name == "./" || name == ".") return;
    const std::string path = clean_path(name);
    if (path.empty()) return keep({name, false, "", "leads out of the archive"}, {});
    Member member{path, archive_entry_filetype(entry) == AE_IFDIR, "", kind_hazard(entry)};
    if (!tree_.wants(path, member.is_directory)) return keep({near_the_top(path), true, ""}, {});
    const bool is_file = !member.is_directory && member.hazard.empty();
    if (is_file && tree_.wants_contents(path))
      member.contents = read_contents(reader, most_bytes_of(path), member.hazard);
    keep(std::move(member), time_of(reader, entry, elsewhere));
  }

  void put() {
    const Tree tree = tree_.take();
    for (std::size_t i = 0; i < tree.size(); ++i)
      put_record(tree[i].is_directory ? RecordHead::directory : RecordHead::file, tree[i],
                 clocks_[i]);
  }

 private:
  void keep(Member member, const WriteTime& time) {
    member.changed = time.seconds;
    if (tree_.add(std::move(member))) clocks_.push_back(time.clock);
  }

  TreeBuilder tree_;
  std::vector<RecordHead::Clock> clocks_;
};

/// Reads all members. Returns why there is no more to be read; nothing at a proper end.
std::string read_members(archive* reader, const Times& elsewhere, Contents& contents) {
  for (std::size_t count = 0;; ++count) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader, &entry);
    if (status == ARCHIVE_EOF)
      return count == 0 && archive_filter_bytes(reader, 0) == 0 ? "is empty" : "";
    if (status < ARCHIVE_WARN) return "is no archive that can be read, or is damaged";
    contents.add(reader, entry, elsewhere.at(count));
  }
}

/// Reads an archive and says what is in it.
void unpack(const char* path, const std::set<std::string>& answers) {
  const Times elsewhere = read_times_elsewhere(path);
  use_zone("UTC0");
  Contents contents{answers};
  Member end;
  const Reader reader = open_reader(path);
  end.hazard =
      reader ? read_members(reader.get(), elsewhere, contents) : "is no archive that can be read";
  contents.put();
  put_record(RecordHead::end, end, RecordHead::unknown);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::setlocale(LC_ALL, "C.UTF-8");
  unpack(argv[1], {argv + 2, argv + argc});
  return std::fflush(stdout) == 0 ? 0 : 1;
}
