// Lab 02: the command line of `post`, taken apart. Given; nothing to change here.
#pragma once

#include <string_view>

#include "post.hpp"

/// Wrong usage, in words.
struct Usage {
  const char* message;
};

/// A command line.
struct Arguments {
  std::string_view command;
  const char* address = nullptr;
  bool has_key = false;    ///< the address is a System V key
  Key key{};               ///< which, then
  int timeout = for_ever;  ///< -n, -t
  bool has_type = false;   ///< whether there is a -p
  long type = 0;           ///< what it says
  char** rest = nullptr;   ///< the words behind the address
  int rest_count = 0;
};

/// Throws Usage.
Arguments read_arguments(int argc, char** argv);

/// A whole number, decimal or as 0x...; throws Usage for anything else.
long to_number(const char* word, long least, long most);
