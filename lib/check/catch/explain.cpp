#include "check/catch/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "check/catch/judged.hpp"
#include "check/similar.hpp"

namespace boxlab {

namespace {

std::string render(const Autopsy& autopsy) {
  return join_lines(group_similar(autopsy.sentences)) + "\n" + autopsy.drawing;
}

/// A fault of the program itself, and not a signal that somebody sent it.
bool has_crashed(const Run& run) {
  constexpr int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
  return run.ending == Ending::killed &&
         std::find(std::begin(faults), std::end(faults), run.signal) != std::end(faults);
}

/// How to find the place: on a line of its own, which can be copied.
std::string show_the_place(const Run& run) {
  if (judged().shown.empty()) return "it crashed; a debugger shows where\n";
  std::vector<std::string> words = run.words;
  words[0] = judged().shown;
  return "it crashed; to see where (from the package gdb):\n  gdb -batch -ex run -ex backtrace "
         "--args " +
         command_line(words) + "\n";
}

std::string quote_stderr(const std::string& err) {
  return err.empty() ? "" : fmt::format("its stderr: {}\n", excerpt(err));
}

/// What a program that writes without end writes.
std::string what_it_wrote(const Run& run) {
  constexpr std::size_t enough = 16;
  const bool is_out = run.out_bytes >= run.err_bytes;
  return fmt::format("its {} begins: {}\n", is_out ? "stdout" : "stderr",
                     excerpt(is_out ? run.out : run.err, enough));
}

}  // namespace

std::string join_lines(const std::vector<std::string>& texts) {
  constexpr std::size_t most = 8;
  const std::size_t shown = std::min(texts.size(), most);
  std::string text = fmt::format("{}", fmt::join(texts.data(), texts.data() + shown, "\n"));
  if (shown < texts.size()) text += fmt::format("\nand {} more", texts.size() - shown);
  return text;
}

std::string excerpt(const std::string& text, std::size_t most) {
  if (text.empty()) return "nothing";
  std::string shown;
  for (const char letter : text.substr(0, most))
    shown += letter == '\n' ? std::string{"\\n"} : std::string{letter};
  return fmt::format("\"{}\"{}", shown, text.size() > most ? "..." : "");
}

Explanation explain(const Run& run) {
  if (run.ending == Ending::flooded) return {what_it_wrote(run), true};
  if (run.ending == Ending::busy)
    return {"perhaps a loop that never ends\n" + (run.autopsy ? render(*run.autopsy) : ""), true};
  if (run.autopsy) return {render(*run.autopsy), true};
  if (has_crashed(run)) return {quote_stderr(run.err) + show_the_place(run), true};
  return {quote_stderr(run.err), run.ending == Ending::oversized};
}

Explanation explain(const Look& look) {
  if (look.ended) return explain(*look.ended);
  if (!look.autopsy) return {quote_stderr(look.err), false};
  return {quote_stderr(look.err) + render(*look.autopsy), look.autopsy->is_hopeless};
}

}  // namespace boxlab
