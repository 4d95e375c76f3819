#include "grade/gradebook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "check/verdict_json.hpp"

namespace boxlab::grade {

namespace {

constexpr int version = 2;

constexpr auto tables = R"(
  PRAGMA journal_mode = WAL;
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS works (
    lab TEXT NOT NULL,
    id TEXT NOT NULL,
    is_matched INTEGER NOT NULL,
    place INTEGER NOT NULL,   -- in the roster
    name TEXT NOT NULL,
    origin TEXT NOT NULL,     -- the folder or archive, and the place in it
    source TEXT,              -- the file; NULL where there is none
    judge TEXT NOT NULL,      -- all on which the verdicts depend
    outcome TEXT NOT NULL,
    notes TEXT NOT NULL,      -- JSON
    document TEXT NOT NULL,   -- the verdict document
    submitted TEXT NOT NULL DEFAULT '',  -- when: see Work
    PRIMARY KEY (lab, is_matched, id));
  PRAGMA user_version = 2;
  COMMIT;)";

constexpr auto from_version_1 = R"(
  BEGIN IMMEDIATE;
  ALTER TABLE works ADD COLUMN submitted TEXT NOT NULL DEFAULT '';
  PRAGMA user_version = 2;
  COMMIT;)";

int read_version(const Database& database) {
  Statement statement{database, "PRAGMA user_version"};
  statement.step();
  return static_cast<int>(statement.number(0));
}

/// Sets in a work what a row says that it came to: outcome, notes and document, from `column` on.
void read_end(Work& work, const Statement& row, int column) {
  work.outcome = to_outcome(row.text(column).value());
  work.notes = nlohmann::json::parse(row.text(column + 1).value());
  work.document = from_json(row.text(column + 2).value());
}

bool is_judged(const Work& work) {
  return work.outcome == Outcome::graded || work.outcome == Outcome::not_built;
}

/// Whether what is known of a work is all that there is to know.
bool is_settled(const Work& known, bool is_same, Again again) {
  if (!is_judged(known) || again == Again::all) return false;
  if (again == Again::failed) return known.document.passed();
  return is_same || again == Again::unknown;
}

int most_points(const std::vector<Work>& works) {
  int most = 0;
  for (const Work& work : works) most = std::max(most, work.document.max_points());
  return most;
}

std::vector<Work> read_works(const Database& database, const Lab& lab) {
  Statement rows{database,
                 "SELECT id, name, origin, is_matched, place, outcome, notes, document,"
                 " submitted FROM works WHERE lab = ? ORDER BY is_matched DESC, place, id"};
  rows.bind(1, lab.name);
  std::vector<Work> works;
  while (rows.step()) {
    Work work{rows.text(0).value(), rows.text(1).value(), rows.text(2).value()};
    work.is_matched = rows.number(3) != 0;
    work.place = rows.number(4);
    read_end(work, rows, 5);
    work.submitted = rows.text(8).value();
    works.push_back(std::move(work));
  }
  return works;
}

}  // namespace

Gradebook::Gradebook(const std::filesystem::path& file)
    : database_{std::make_unique<Database>(file)} {
  const int found = read_version(*database_);
  if (found > version)
    throw BadStore{fmt::format("{} was written by a newer boxlab", file.string())};
  if (found == 1) database_->run(from_version_1);
  if (found < 1) database_->run(tables);
}

void Gradebook::recall_one(const Lab& lab, Work& work, const std::string& judge,
                           Again again) const {
  Statement row{*database_,
                "SELECT origin, source, judge, outcome, notes, document, submitted FROM works"
                " WHERE lab = ? AND is_matched = ? AND id = ?"};
  row.bind(1, lab.name).bind(2, std::int64_t{work.is_matched}).bind(3, work.id);
  if (!row.step()) return;
  Work known = work;
  read_end(known, row, 3);
  known.is_known = true;
  known.judge = row.text(2).value();
  const bool is_same = row.text(1) == work.text && known.judge == judge;
  const bool is_passed_over = work.outcome == Outcome::absent || work.is_set_aside;
  if (is_passed_over && known.outcome != Outcome::absent) {
    // It is in no folder of this call, or not to be looked at: what was known of it stays.
    known.from = row.text(0).value();
    known.text = row.text(1);
    known.submitted = row.text(6).value();
    work = std::move(known);
  } else if (work.text && row.text(1) == work.text && is_settled(known, is_same, again)) {
    work = std::move(known);
  }
}

void Gradebook::recall(const Lab& lab, std::vector<Work>& works, const std::string& judge,
                       Again again) const {
  for (Work& work : works) recall_one(lab, work, judge, again);
}

void Gradebook::enter(const Lab& lab, const std::vector<Work>& works, const std::string& judge,
                      bool has_roster) const {
  Transaction transaction{*database_};
  Statement old{*database_, "DELETE FROM works WHERE lab = ? AND is_matched <= ?"};
  old.bind(1, lab.name).bind(2, std::int64_t{has_roster}).finish();
  for (const Work& work : works) keep(lab, work, work.is_known ? work.judge : judge);
  transaction.commit();
}

void Gradebook::keep(const Lab& lab, const Work& work, const std::string& judge) const {
  Statement row{*database_,
                "INSERT OR REPLACE INTO works (lab, id, is_matched, place, name, origin, source,"
                " judge, outcome, notes, document, submitted)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  row.bind(1, lab.name).bind(2, work.id).bind(3, std::int64_t{work.is_matched});
  row.bind(4, work.place).bind(5, work.name).bind(6, work.from).bind(7, work.text);
  row.bind(8, judge)
      .bind(9, std::string{to_text(work.outcome)})
      .bind(10, nlohmann::json(work.printable_notes()).dump());
  row.bind(11, to_json(work.document)).bind(12, work.submitted).finish();
}

std::vector<LabWorks> Gradebook::read(const Course& course) const {
  std::vector<LabWorks> all;
  for (const Lab& lab : course.labs) {
    std::vector<Work> works = read_works(*database_, lab);
    const int points = most_points(works);
    if (!works.empty()) all.push_back({lab, points, std::move(works)});
  }
  return all;
}

void Gradebook::read_texts(LabWorks& lab) const {
  Statement row{*database_, "SELECT source FROM works WHERE lab = ? AND is_matched = ? AND id = ?"};
  for (Work& work : lab.works) {
    row.bind(1, lab.lab.name).bind(2, std::int64_t{work.is_matched}).bind(3, work.id);
    if (row.step()) work.text = row.text(0);
    row.finish();
  }
}

}  // namespace boxlab::grade
