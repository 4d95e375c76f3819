#include "course/autograder.hpp"

#include <fmt/format.h>

#include "course/draft.hpp"
#include "course/files.hpp"
#include "course/handout.hpp"
#include "course/repository.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

/// {} is the lab.
constexpr auto setup =
    R"sh(#!/bin/sh
# Gradescope calls this once, when it makes the image: what boxlab needs is installed, and it is built.
set -eu
cd "$(dirname "$0")"
./boxlab list

# What this machine has, for whoever reads the log of the image. Sandboxes are tried again when a
# submission is graded.
./boxlab doctor {} || true
)sh";

/// {} is the lab.
constexpr auto run_autograder =
    R"sh(#!/bin/sh
# Gradescope calls this for each submission. A submission that cannot be judged gets no results.json:
# what broke is in the log then, and it is no mark.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/class"
cp -R submission "$work/class/submission"
source/boxlab grade "$work/class" --lab {0} --out "$work/grades" || [ $? = 1 ]
source/boxlab export gradescope "$work/grades" --to "$work/marks"
cp "$work/marks/{0}/submission.json" results/results.json
)sh";

}  // namespace

void write_autograder(const Course& course, const Lab& lab, const fs::path& file) {
  const Draft draft{file.string() + ".draft"};
  const fs::path source = draft.path() / "source";
  const fs::path archive = fs::absolute(draft.path() / "archive.zip");
  write_handout(course, {lab}, source);
  store_program(source / "setup.sh", fmt::format(setup, lab.name));
  store_program(source / "run_autograder", fmt::format(run_autograder, lab.name));
  archive_directory(source, archive);
  fs::rename(archive, file);
}

}  // namespace boxlab
