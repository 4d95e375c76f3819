// Lab 03: the functions that you write, in sem.cpp.
#pragma once

/// The two semaphores of a System V set, by their numbers in it (sem_num). Everybody who uses the
/// set has to mean the same by them.
constexpr int free_slots = 0;  ///< its value: how many commands more may run now
constexpr int is_filled = 1;   ///< 0 in a new set; 1 from the moment that the slots are in it

/// A timeout that never comes.
constexpr int for_ever = -1;

/// Waits for one of the slots that the System V set with the key `key` counts, runs `command`,
/// gives the slot back, and returns the status of the command: what it gave to exit, or 128 + N
/// when signal N killed it; 127 when it does not exist, 126 when it cannot be started.
///
/// Where there is no such set, it makes one of two semaphores, for its owner alone (mode 0600).
/// Whoever finds the set not filled fills it with `jobs` slots: only one may do so, however many
/// come at once, and it must not matter when one of them is killed on the way. Once it is filled,
/// `jobs` means nothing any more.
///
/// A process that has a slot gives it back however it ends, by SIGKILL too. A command does not go
/// on without a slot: it ends with the process that holds its slot.
///
/// A signal that only interrupts changes nothing. Throws std::system_error, worded "CALL NAME";
/// `name` is for these messages alone.
int run_system_v(const char* name, int key, int jobs, char** command);

/// Removes the set with the key `key`. Those who wait for a slot of it fail with EIDRM, and the
/// commands that run go on. Throws std::system_error, worded "CALL NAME".
void remove_system_v(const char* name, int key);

/// The same with the POSIX semaphore `name`, which begins with a slash. Whoever comes first makes
/// it, with `jobs` slots and mode 0600.
///
/// Waits for `timeout` milliseconds at most, or `for_ever`. When they are over, it throws
/// std::system_error with ETIMEDOUT; main() explains to the user what may have happened: a process
/// that is killed while it has a slot takes the slot with it, and nothing can be done here.
int run_posix(const char* name, int jobs, int timeout, char** command);

/// Removes the name. Those who wait, and those who have a slot, go on with the semaphore that has
/// no name any more. Throws std::system_error, worded "CALL NAME".
void remove_posix(const char* name);
