// Lab 07: what the given main calls the mechanisms and the kinds. Nothing to change here.
#pragma once

#include "walls.hpp"

constexpr int mechanism_count = static_cast<int>(Mechanism::memory_room) + 1;
constexpr int kind_count = 7;

/// "posix-queue" for Mechanism::posix_queue.
const char* name_of(Mechanism mechanism);

/// The mechanism of that name. Throws std::invalid_argument when there is none.
Mechanism mechanism_of(const char* name);

/// The name of kind number `number`, which is the bit 1 << `number`.
const char* kind_name(int number);

/// The set of kinds in a text such as "ipc,net"; nothing for "". Throws std::invalid_argument.
unsigned kinds_of(const char* names);
