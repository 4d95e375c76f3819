// Believing a verdict document, or not.
#pragma once

#include <string>

#include "course/judge.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// Sets what a work came to by what `boxlab check --json` has printed. It is a mark only if the
/// document has one verdict for each check of the exam, and none says that something of ours is
/// broken; the work's notes say what is missing.
void read_outcome(Work& work, const Exam& exam, const std::string& printed, const std::string& end);

/// Whether a time limit has decided a check: on a busy machine, that may be unjust.
bool hit_time_limit(const VerdictDocument& document);

/// Whether a program that failed was told that there is no room for its queues: RLIMIT_MSGQUEUE is
/// one for all that a user runs, so a program beside it may have taken it up. See mq_open(3).
bool lacked_queue_room(const VerdictDocument& document);

/// The document of a submission without a file: it fails every check.
VerdictDocument document_without_file(const Exam& exam, const Work& work, std::uint32_t seed);

}  // namespace boxlab::grade
