// Lab 06b: everything, for programs. Given; nothing to change here.
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>

#include "scope.hpp"

namespace {

using Json = nlohmann::ordered_json;

/// -1 stands for what could not be seen.
Json number(long value) { return value < 0 ? Json{} : Json(value); }

void add_holder(Json& to, const Found& found) {
  const Holder& holder = found.holder;
  Json entry{{"pid", holder.pid}, {"name", found.name}};
  switch (holder.kind) {
    case Holder::descriptor:
      entry["fd"] = holder.number;
      return to["descriptors"].push_back(entry);
    case Holder::mount:
      entry["path"] = found.path;
      return to["mounts"].push_back(entry);
    case Holder::thread:
      break;
  }
  if (holder.tid == holder.pid) return to["processes"].push_back(entry);
  entry["tid"] = holder.tid;
  to["threads"].push_back(entry);
}

/// What all objects have.
Json common(const Object& object) {
  char mode[16];
  std::snprintf(mode, sizeof mode, "%04o", object.mode & 0777);
  Json entry;
  if (object.kind == Object::named_queue) {
    entry["name"] = std::string{"/"} + object.name;
  } else {
    entry["id"] = object.id;
    entry["key"] = object.key;
  }
  entry.update({{"mode", mode}, {"uid", object.uid}, {"gid", object.gid}});
  return entry;
}

void add_object(Json& to, const Object& object) {
  Json entry = common(object);
  const auto& pids = object.pids;
  const Json count = number(object.count);
  const Json bytes = number(object.bytes);
  switch (object.kind) {
    case Object::queue:
      entry.update({{"messages", count}, {"bytes", bytes}});
      entry.update({{"last_sender", pids[0]}, {"last_receiver", pids[1]}});
      return to["queues"].push_back(entry);
    case Object::set:
      entry["semaphores"] = count;
      return to["sets"].push_back(entry);
    case Object::segment:
      entry.update({{"bytes", bytes}, {"attached", count}});
      entry.update({{"creator", pids[0]}, {"last_user", pids[1]}});
      entry["destroyed"] = (object.mode & 01000) != 0;  // SHM_DEST: goes with the last who detaches
      return to["segments"].push_back(entry);
    case Object::named_queue:
      entry.update({{"messages", count}, {"max_messages", number(object.most)}});
      entry["bytes"] = bytes;
      return to["posix_queues"].push_back(entry);
  }
}

Json to_json(const Namespace& one) {
  Json json{{"inode", one.inode}, {"ours", one.is_ours}};
  for (const char* list : {"processes", "threads", "descriptors", "mounts", "queues", "sets",
                           "segments", "posix_queues", "unseen"}) {
    json[list] = Json::array();
  }
  for (const Found& found : one.holders) add_holder(json, found);
  for (const Object& object : one.objects) add_object(json, object);
  for (const Unseen& unseen : one.unseen)
    json["unseen"].push_back({{"what", unseen.what}, {"error", strerrorname_np(unseen.error)}});
  return json;
}

}  // namespace

void print_json(const Scope& scope) {
  Json json{{"namespaces", Json::array()}, {"unseen", Json::array()}};
  for (const Namespace& one : scope.namespaces) json["namespaces"].push_back(to_json(one));
  for (const Hidden& hidden : scope.hidden)
    json["unseen"].push_back({{"pid", hidden.pid}, {"error", strerrorname_np(hidden.error)}});
  // A name may be any bytes; what is not UTF-8 in it becomes U+FFFD.
  std::puts(json.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
}
