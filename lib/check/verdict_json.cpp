#include "check/verdict_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace boxlab {

namespace {

using Json = nlohmann::ordered_json;

constexpr int schema = 1;

Status to_status(const std::string& text) {
  for (const Status status : {Status::pass, Status::fail, Status::blocked, Status::error}) {
    if (text == to_text(status)) return status;
  }
  throw std::runtime_error{fmt::format("verdict document: no status is called \"{}\"", text)};
}

Where to_where(const std::string& text) {
  for (const Where where : {Where::here, Where::vm}) {
    if (text == to_text(where)) return where;
  }
  throw std::runtime_error{fmt::format("verdict document: no place is called \"{}\"", text)};
}

Json check_to_json(const Verdict& check) {
  Json json{{"id", check.id},
            {"title", check.title},
            {"status", to_text(check.status)},
            {"points", check.points},
            {"max_points", check.max_points},
            {"ran", check.ran},
            {"expected", check.expected},
            {"got", check.got},
            {"why", check.why},
            {"hint", check.hint},
            {"seconds", check.seconds}};
  if (!check.lacks.empty()) json["lacks"] = check.lacks;
  return json;
}

Verdict check_from_json(const Json& json) {
  Verdict check;
  json.at("id").get_to(check.id);
  json.at("title").get_to(check.title);
  check.status = to_status(json.at("status"));
  json.at("points").get_to(check.points);
  json.at("max_points").get_to(check.max_points);
  json.at("ran").get_to(check.ran);
  json.at("expected").get_to(check.expected);
  json.at("got").get_to(check.got);
  json.at("why").get_to(check.why);
  json.at("hint").get_to(check.hint);
  json.at("seconds").get_to(check.seconds);
  check.lacks = json.value("lacks", "");
  return check;
}

constexpr auto first_key(bool ok) { return ok ? "first_warning" : "first_error"; }

Json build_to_json(const Diagnostics& build) {
  return {{"ok", build.ok}, {first_key(build.ok), build.first}, {"log", build.log}};
}

Diagnostics build_from_json(const Json& json) {
  const bool ok = json.at("ok");
  return {ok, json.at(first_key(ok)), json.at("log"), {}};
}

}  // namespace

std::string to_json(const VerdictDocument& document) {
  Json json{{"schema", schema},
            {"lab", document.lab},
            {"seed", document.seed},
            {"where", to_text(document.where)}};
  if (document.build_seconds > 0) json["build_seconds"] = document.build_seconds;
  if (document.build) json["build"] = build_to_json(*document.build);
  json["checks"] = Json::array();
  for (const Verdict& check : document.checks) json["checks"].push_back(check_to_json(check));
  return json.dump();
}

std::string to_json(const Verdict& verdict) {
  Json json = check_to_json(verdict);
  json["explained"] = verdict.is_explained;
  json["needed"] = verdict.needed;
  json["err"] = verdict.err;
  return json.dump();
}

Verdict verdict_from_json(std::string_view line) {
  const Json json = Json::parse(line);
  Verdict verdict = check_from_json(json);
  verdict.is_explained = json.value("explained", false);
  verdict.needed = json.value("needed", "");
  verdict.err = json.value("err", "");
  return verdict;
}

VerdictDocument from_json(std::string_view text) {
  const Json json = Json::parse(text);
  if (json.at("schema") != schema) {
    throw std::runtime_error{fmt::format("verdict document: schema {} is expected", schema)};
  }
  VerdictDocument document{json.at("lab"), json.at("seed"), {}, {}};
  document.where = to_where(json.value("where", "here"));
  document.build_seconds = json.value("build_seconds", 0.0);
  if (json.contains("build")) document.build = build_from_json(json["build"]);
  for (const Json& check : json.at("checks")) document.checks.push_back(check_from_json(check));
  return document;
}

}  // namespace boxlab
