// How a call of ocibox ends early.
#pragma once

#include <exception>

/// Something has failed, and a child has said what.
class Said : public std::exception {
 public:
  const char* what() const noexcept override { return "a child has said what failed"; }
};
