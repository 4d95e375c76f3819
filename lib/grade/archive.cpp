#include "grade/archive.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "check/sandbox.hpp"
#include "course/date.hpp"
#include "course/files.hpp"
#include "grade/unpack/wire.hpp"

namespace boxlab::grade {

namespace {

/// See Member::time.
std::string read_time(const RecordHead& head) {
  constexpr std::int64_t year_9999 = 253'402'300'799;
  if (head.clock == RecordHead::unknown || head.changed < 0 || head.changed > year_9999) return "";
  std::string time = date_of(head.changed);
  if (head.clock == RecordHead::somewhere) time.pop_back();
  return time;
}

/// Reads what the unpacker has written. It has read what nobody trusts, so neither is it.
class Records {
 public:
  explicit Records(const std::string& bytes) : bytes_{bytes} {}

  /// The next record; nothing where there is no whole one.
  std::optional<Member> next(RecordHead& head) {
    if (bytes_.size() - at_ < sizeof head) return std::nullopt;
    std::memcpy(&head, bytes_.data() + at_, sizeof head);
    at_ += sizeof head;
    const std::uint64_t all = std::uint64_t{head.path} + head.hazard + head.contents;
    if (all > bytes_.size() - at_) return std::nullopt;
    Member member;
    member.path = take(head.path);
    member.hazard = take(head.hazard);
    member.contents = take(head.contents);
    member.is_directory = head.kind == RecordHead::directory;
    member.changed = head.changed;
    member.time = read_time(head);
    return member;
  }

 private:
  std::string take(std::size_t size) {
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  const std::string& bytes_;
  std::size_t at_ = 0;
};

Limits unpacker_limits() {
  Limits limits;
  limits.wall_seconds = 60;
  limits.cpu_seconds = 20;
  limits.memory_bytes = 1ull << 30;
  limits.processes = 4;
  limits.output_bytes = 2 * most_bytes_of_all;
  limits.kept_bytes = limits.output_bytes;
  return limits;
}

Run run_unpacker(const Course& course, const std::string& archive,
                 const std::set<std::string>& answers) {
  Sandbox sandbox;
  sandbox.limits(unpacker_limits());
  sandbox.program("unpack", read_file(course.home.build / "lib/boxlab-unpack"));
  sandbox.file({"/lab/archive", archive});
  std::vector<std::string> words{"/lab/archive"};
  words.insert(words.end(), answers.begin(), answers.end());
  return sandbox.run(words);
}

/// A name that could lead somewhere is none, whoever wrote it.
bool is_sound(const Member& member) {
  return !member.hazard.empty() || clean_path(member.path) == member.path;
}

Unpacked read_records(const Run& run) {
  Unpacked unpacked;
  Records records{run.out};
  RecordHead head;
  while (auto member = records.next(head)) {
    if (head.kind == RecordHead::end) {
      unpacked.hazard = member->hazard;
      return unpacked;
    }
    if (is_sound(*member)) unpacked.members.push_back(std::move(*member));
  }
  unpacked.hazard = "could not be unpacked: the unpacker " + describe_end(run);
  return unpacked;
}

}  // namespace

Unpacked unpack(const Course& course, const std::string& archive,
                const std::set<std::string>& answers) {
  const Run run = run_unpacker(course, archive, answers);
  if (run.ending == Ending::exited && run.status == 127)
    throw std::runtime_error{"the unpacker cannot be started: " + run.err};
  return read_records(run);
}

}  // namespace boxlab::grade
