#include "vm/wire.hpp"

#include <stdexcept>
#include <string_view>

namespace boxlab::vm {

namespace {

/// Texts of any bytes but 0, each with a 0 behind it.
class Writer {
 public:
  void add(const std::string& text) { bytes_.append(text.c_str(), text.size() + 1); }
  void add(std::size_t number) { add(std::to_string(number)); }
  void add(const std::vector<std::string>& texts) {
    add(texts.size());
    for (const std::string& text : texts) add(text);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_{bytes} {}
  std::string text() {
    const auto end = rest_.find('\0');
    if (end == std::string_view::npos) throw std::runtime_error{"the orders are not complete"};
    std::string text{rest_.substr(0, end)};
    rest_.remove_prefix(end + 1);
    return text;
  }
  std::size_t number() { return std::stoul(text()); }
  std::vector<std::string> texts() {
    std::vector<std::string> texts(number());
    for (std::string& one : texts) one = text();
    return texts;
  }

 private:
  std::string_view rest_;
};

}  // namespace

void send_orders(const sys::Descriptor& control, const Orders& orders) {
  Writer writer;
  writer.add(orders.directory);
  writer.add(orders.kept);
  writer.add(orders.window.rows);
  writer.add(orders.window.columns);
  writer.add(orders.words);
  writer.add(orders.environment);
  const std::uint64_t size = writer.bytes().size();
  sys::write_all(control, &size, sizeof size);
  sys::write_all(control, writer.bytes().data(), size);
}

Orders receive_orders(const sys::Descriptor& control) {
  std::uint64_t size = 0;
  sys::read_all(control, &size, sizeof size);
  std::string bytes(size, '\0');
  bytes.resize(sys::read_all(control, bytes.data(), size));
  Reader reader{bytes};
  Orders orders;
  orders.directory = reader.text();
  orders.kept = reader.text();
  orders.window.rows = static_cast<std::uint16_t>(reader.number());
  orders.window.columns = static_cast<std::uint16_t>(reader.number());
  orders.words = reader.texts();
  orders.environment = reader.texts();
  return orders;
}

}  // namespace boxlab::vm
