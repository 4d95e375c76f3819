#include "grade/store.hpp"

#include <fmt/format.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <utility>

#include "check/printable.hpp"
#include "check/verdict_json.hpp"
#include "course/files.hpp"
#include "grade/csv.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

using ResultJson = nlohmann::ordered_json;

constexpr auto mark_file = ".boxlab-grades";
constexpr auto gradebook_file = "gradebook.sqlite";

bool is_safe_in_names(char letter, bool is_first) {
  const bool is_alphanumeric = (letter >= '0' && letter <= '9') ||
                               (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  if (is_alphanumeric || letter == '_') return true;
  return !is_first && std::string_view{"-.@+"}.find(letter) != std::string_view::npos;
}

/// The verdict document, and whose it is.
std::string result_json(const Work& work) {
  ResultJson json = ResultJson::parse(to_json(work.document));
  json["submission"] = {{"id", printable(work.id)},         {"name", printable(work.name)},
                        {"from", printable(work.from)},     {"matched", work.is_matched},
                        {"outcome", to_text(work.outcome)}, {"notes", work.printable_notes()}};
  if (work.has_mark()) json["submission"]["points"] = work.document.points();
  json["submission"]["max_points"] = work.document.max_points();
  return json.dump(1) + "\n";
}

Cells row(const LabWorks& lab, const Work& work) {
  const std::string points = work.has_mark() ? std::to_string(work.document.points()) : "";
  return {work.id,
          work.name,
          lab.lab.name,
          std::string{to_text(work.outcome)},
          points,
          std::to_string(lab.max_points),
          work.joined_notes(),
          work.from};
}

std::string table(const std::vector<LabWorks>& all, bool is_matched) {
  std::string text =
      csv_line({"id", "name", "lab", "outcome", "points", "max_points", "notes", "from"});
  for (const LabWorks& lab : all) {
    for (const Work& work : lab.works) {
      if (work.is_matched == is_matched) text += csv_line(row(lab, work));
    }
  }
  return text;
}

/// Makes the directory, or sees that it is ours.
fs::path claim(const fs::path& directory) {
  fs::create_directories(directory);
  if (!fs::is_empty(directory) && !fs::exists(directory / mark_file))
    throw BadStore{fmt::format("{} holds other things than grades", directory.string())};
  write_file(directory / mark_file, "Made by boxlab grade.\n");
  return fs::absolute(directory);
}

Lock lock_or_say(const fs::path& directory) {
  if (auto lock = Lock::try_to(directory)) return std::move(*lock);
  throw BadStore{fmt::format("another boxlab is grading into {}", directory.string())};
}

}  // namespace

std::string file_name(const std::string& id) {
  constexpr std::size_t longest = 180;
  std::string name;
  for (const char letter : id) {
    if (is_safe_in_names(letter, name.empty())) {
      name += letter;
    } else {
      name += fmt::format("%{:02x}", static_cast<unsigned char>(letter));
    }
  }
  if (name.size() > longest)
    name = fmt::format("{}%{:016x}", name.substr(0, longest), std::hash<std::string>{}(id));
  return name.empty() ? "%" : name;
}

Store::Store(const fs::path& directory)
    : directory_{claim(directory)},
      lock_{lock_or_say(directory_)},
      gradebook_{directory_ / gradebook_file} {}

fs::path Store::keep_source(const Lab& lab, const Work& work) const {
  fs::path place = source_place(directory_, lab, work.id);
  fs::create_directories(place);
  replace_file(place / (lab.program + ".cpp"), *work.text);
  return place;
}

void Store::keep_result(const Lab& lab, const Work& work, const std::string& judge) const {
  const fs::path place = directory_ / "results" / lab.name;
  fs::create_directories(place);
  replace_file(place / (file_name(work.id) + ".json"), result_json(work));
  gradebook_.keep(lab, work, judge);
}

void Store::write_tables(const Course& course) const {
  const std::vector<LabWorks> all = gradebook_.read(course);
  replace_file(directory_ / "grades.csv", table(all, true));
  replace_file(directory_ / "unmatched.csv", table(all, false));
}

fs::path source_place(const fs::path& directory, const Lab& lab, const std::string& id) {
  return directory / "sources" / lab.name / file_name(id);
}

Gradebook open_gradebook(const fs::path& directory) {
  const fs::path file = directory / gradebook_file;
  if (!fs::exists(file))
    throw BadStore{fmt::format("{} has no gradebook: it is what boxlab grade --out makes",
                               directory.string())};
  return Gradebook{file};
}

}  // namespace boxlab::grade
