#include "cli/verify.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"
#include "course/needs.hpp"

namespace boxlab {

namespace {

constexpr auto verify_examples = R"(Examples:
  boxlab dev verify                            all labs
  boxlab dev verify pipes --named              as the tests do, for want of time
  boxlab dev verify pipes --repeat 200 --load  on a busy machine, 200 times)";

Proof verify_here_under_load(const Course& course, const Lab& lab, const VerifyOptions& options) {
  std::optional<Load> load;
  if (options.load) load.emplace(std::max(1u, std::thread::hardware_concurrency()));
  return verify_here(course, lab, options);
}

int verify(const VerifyOptions& options) {
  const Course course = find_course();
  Proof proof;
  const auto labs = options.lab.empty() ? course.labs : std::vector<Lab>{course.lab(options.lab)};
  for (const Lab& lab : labs) {
    const bool is_possible_here = options.is_built || !find_lack(course, lab);
    proof.add(is_possible_here ? verify_here_under_load(course, lab, options)
                               : verify_in_vm(course, lab, options));
  }
  return proof.exit_status();
}

}  // namespace

void add_verify(CLI::App& dev, int& status) {
  CLI::App* command = dev.add_subcommand("verify", "Check the checks of a lab, or of all labs");
  const auto options = std::make_shared<VerifyOptions>();
  command->footer(verify_examples);
  command->add_option("LAB", options->lab, "The lab; without it, all")->type_name("");
  command->add_option("-j,--jobs", options->jobs, "How many references at once")
      ->type_name("N")
      ->check(whole_number_from_one());
  command
      ->add_option("--repeat", options->repeat,
                   "Run what must pass so many times, with other seeds")
      ->type_name("N")
      ->check(whole_number_from_one());
  command->add_flag("--load", options->load, "Keep every processor busy meanwhile");
  command->add_flag("--named", options->is_named,
                    "Try a wrong only with the checks that it names: much quicker");
  command->add_flag("--built", options->is_built)->group("");  // how it calls itself in a machine
  command->callback([options, &status] { status = verify(*options); });
}

}  // namespace boxlab
