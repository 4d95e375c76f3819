#include "checks_expect.hpp"

#include <fmt/format.h>

namespace boxlab {

namespace {

using Json = nlohmann::json;

Json system_v(const SystemVObject& object) {
  return {
      {"id", object.id}, {"key", object.key}, {"mode", fmt::format("{:04o}", object.mode & 0777)}};
}

Json joined(Json one, const Json& other) {
  one.update(other);
  return one;
}

Json expect_queues(const IpcObjects& objects) {
  Json list = Json::array();
  for (const MessageQueue& queue : objects.queues)
    list.push_back(joined(system_v(queue), {{"messages", queue.messages},
                                            {"bytes", queue.bytes},
                                            {"last_sender", queue.last_sender},
                                            {"last_receiver", queue.last_receiver}}));
  return list;
}

Json expect_sets(const IpcObjects& objects) {
  Json list = Json::array();
  for (const SemaphoreSet& set : objects.sets)
    list.push_back(joined(system_v(set), {{"semaphores", set.count}}));
  return list;
}

Json expect_segments(const IpcObjects& objects) {
  Json list = Json::array();
  for (const Segment& segment : objects.segments)
    list.push_back(joined(system_v(segment), {{"bytes", segment.bytes},
                                              {"attached", segment.attachments},
                                              {"creator", segment.creator},
                                              {"last_user", segment.last_user}}));
  return list;
}

Json expect_named_queues(const IpcObjects& objects) {
  Json list = Json::array();
  for (const NamedQueue& queue : objects.named_queues)
    list.push_back({{"name", queue.name},
                    {"mode", fmt::format("{:04o}", queue.mode)},
                    {"messages", queue.messages},
                    {"max_messages", queue.max_messages},
                    {"bytes", queue.bytes}});
  return list;
}

}  // namespace

nlohmann::json expect(const std::string& kind, const IpcObjects& objects) {
  if (kind == "queues") return expect_queues(objects);
  if (kind == "sets") return expect_sets(objects);
  if (kind == "segments") return expect_segments(objects);
  return expect_named_queues(objects);
}

std::string shown(const Json& value) {
  std::string text;
  bool is_quoted = false;
  bool is_escaped = false;
  for (const char letter : value.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    text += letter;
    if (letter == '"' && !is_escaped) is_quoted = !is_quoted;
    if (letter == ',' && !is_quoted) text += ' ';
    is_escaped = letter == '\\' && !is_escaped;
  }
  return text;
}

std::string describe(const IpcObjects& objects) {
  std::string text;
  for (const std::string kind : object_kinds)
    text += fmt::format("{}: {}\n", kind, shown(expect(kind, objects)));
  return text;
}

}  // namespace boxlab
