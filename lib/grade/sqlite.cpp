#include "grade/sqlite.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <stdexcept>

namespace boxlab::grade {

Database::Database(const std::filesystem::path& file) : name_{file.string()} {
  constexpr int patience_ms = 10000;
  sqlite3* handle = nullptr;
  const int result = sqlite3_open(file.c_str(), &handle);
  handle_.reset(handle);  // it has to be closed even where it could not be opened
  if (result != SQLITE_OK) fail();
  sqlite3_busy_timeout(get(), patience_ms);
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close(handle); }

void Database::run(const char* sql) const {
  if (sqlite3_exec(get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void Database::fail() const {
  throw std::runtime_error{fmt::format("{}: {}", name_, sqlite3_errmsg(get()))};
}

Statement::Statement(const Database& database, std::string_view sql) : database_{database} {
  sqlite3_stmt* handle = nullptr;
  const int size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v2(database.get(), sql.data(), size, &handle, nullptr) != SQLITE_OK)
    database.fail();
  handle_.reset(handle);
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Statement& Statement::bind(int place, const std::optional<std::string>& text) {
  const int result = text ? sqlite3_bind_text64(handle_.get(), place, text->data(), text->size(),
                                                SQLITE_TRANSIENT, SQLITE_UTF8)
                          : sqlite3_bind_null(handle_.get(), place);
  if (result != SQLITE_OK) database_.fail();
  return *this;
}

Statement& Statement::bind(int place, std::int64_t number) {
  if (sqlite3_bind_int64(handle_.get(), place, number) != SQLITE_OK) database_.fail();
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(handle_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) database_.fail();
  sqlite3_reset(handle_.get());
  return false;
}

void Statement::finish() {
  while (step()) {
  }
}

std::optional<std::string> Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
  if (sqlite3_column_type(handle_.get(), column) == SQLITE_NULL) return std::nullopt;
  return std::string{static_cast<const char*>(bytes), size};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

Transaction::Transaction(const Database& database) : database_{database} {
  database_.run("BEGIN IMMEDIATE");
}

/// Where nothing was committed, something else has gone wrong, and that is what counts.
Transaction::~Transaction() {
  if (is_open_) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  is_open_ = false;
}

}  // namespace boxlab::grade
