#include "cli/export_copies.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "course/files.hpp"
#include "grade/store.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

/// What to do with the files of students, for tools that look for copies, by the tool.
/// https://github.com/jplag/JPlag#cli https://dolos.ugent.be/docs/running.html
const std::map<std::string, std::string> copy_tools{
    {"jplag", "java -jar jplag.jar -l cpp -bc {0}/base {0}/submissions"},
    {"dolos", "dolos run -l cpp --ignore {0}/base/{1} {0}/submissions/*/{1}"}};

/// The files of one lab. Whatever students call themselves, it becomes a name that is one.
void export_lab_sources(const grade::LabWorks& lab, const fs::path& to) {
  const std::string file = lab.lab.program + ".cpp";
  fs::create_directories(to / "base");
  replace_file(to / "base" / file, read_file(lab.lab.starter()));
  for (const grade::Work& work : lab.works) {
    if (!work.text) continue;
    const fs::path place = to / "submissions" / grade::file_name(work.id);
    fs::create_directories(place);
    replace_file(place / file, *work.text);
  }
}

}  // namespace

bool is_copy_tool(const std::string& format) { return copy_tools.contains(format); }

void export_copies(const grade::Gradebook& gradebook, std::vector<grade::LabWorks>& all,
                   const std::string& tool, const std::string& to) {
  for (grade::LabWorks& lab : all) {
    gradebook.read_texts(lab);
    const fs::path place = fs::path{to} / lab.lab.name;
    export_lab_sources(lab, place);
    fmt::print("{}\n", fmt::format(fmt::runtime(copy_tools.at(tool)), place.string(),
                                   lab.lab.program + ".cpp"));
  }
}

}  // namespace boxlab
