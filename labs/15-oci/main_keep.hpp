// Texts and lists for the plain structs of spec.hpp, which own nothing.
#pragma once

#include <list>
#include <string>
#include <utility>
#include <vector>

#include "spec.hpp"

/// Keeps `value` for as long as the program runs, and returns the place.
template <class T>
T& keep(T value) {
  static std::list<T> all;
  return all.emplace_back(std::move(value));
}

inline const char* keep_text(std::string text) { return keep(std::move(text)).c_str(); }

template <class T>
List<T> keep_list(std::vector<T> list) {
  const std::vector<T>* kept = &keep(std::move(list));
  return {kept->data(), kept->size()};
}

/// As execve(2) takes them.
inline char* const* keep_words(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(keep(std::string{word}).data());
  pointers.push_back(nullptr);
  return keep(std::move(pointers)).data();
}
