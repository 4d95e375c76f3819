// Words in the form that exec wants.
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// Pointers to the words, and nullptr behind the last. They point into `words`, which must outlive
/// them; exec(3) does not change what they point to, though its declaration does not say so.
inline std::vector<char*> make_argv(const std::vector<std::string>& words) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  return argv;
}

}  // namespace boxlab
