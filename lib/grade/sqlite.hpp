// SQLite, as far as a gradebook needs it: https://sqlite.org/cintro.html
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace boxlab::grade {

/// A database in a file, which is made when it is not there. It survives the end of this process at
/// any moment: what was committed is there, and of all else nothing. What goes wrong is thrown as
/// std::runtime_error, here and below.
class Database {
 public:
  explicit Database(const std::filesystem::path& file);

  /// Runs statements that have no values to be bound, and whose rows nobody reads.
  void run(const char* sql) const;
  /// The error as SQLite says it, with the file that it is about.
  [[noreturn]] void fail() const;
  sqlite3* get() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };

  std::string name_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A statement, run once for each set of values. Places are counted from 1, columns from 0.
class Statement {
 public:
  /// The database must outlive the statement.
  Statement(const Database& database, std::string_view sql);

  /// Sets a value. Nothing stands for NULL; text may be any bytes.
  Statement& bind(int place, const std::optional<std::string>& text);
  Statement& bind(int place, std::int64_t number);

  /// Goes on to the next row; returns whether there is one. After the last one, new values can be
  /// bound.
  bool step();
  /// Runs it to its end.
  void finish();

  std::optional<std::string> text(int column) const;
  std::int64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };

  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// Changes that become true together, by commit(), or not at all.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  const Database& database_;
  bool is_open_ = true;
};

}  // namespace boxlab::grade
