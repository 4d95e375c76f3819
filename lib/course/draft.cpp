#include "course/draft.hpp"

#include <sys/stat.h>

#include <utility>

#include "sys/error.hpp"

namespace boxlab {

namespace fs = std::filesystem;

Draft::Draft(fs::path path) : path_{std::move(path)} {
  if (path_.has_parent_path()) fs::create_directories(path_.parent_path());
  sys::check(mkdir(path_.c_str(), 0777), "mkdir", path_.c_str());
}

Draft::~Draft() {
  std::error_code ignored;
  if (!is_kept_) fs::remove_all(path_, ignored);
}

}  // namespace boxlab
