#include "check/plan.hpp"

#include <cstdio>

#include "check/argv.hpp"

namespace boxlab {

Orders::Orders(const Plan& plan, const std::vector<sock_filter>& rules)
    : path{plan.path.empty() ? plan.words[0].c_str() : plan.path.c_str()},
      argv{make_argv(plan.words)},
      environment{make_argv(plan.environment)},
      system{&plan.system},
      files{&plan.files},
      settings{&plan.settings},
      devices{&plan.devices},
      limits{plan.limits},
      has_no_new_privs{plan.has_no_new_privs},
      filter{static_cast<unsigned short>(rules.size()), const_cast<sock_filter*>(rules.data())} {
  std::snprintf(tmp_options, sizeof tmp_options, "mode=1777,nr_inodes=10000,size=%llu",
                static_cast<unsigned long long>(plan.limits.file_bytes));
}

}  // namespace boxlab
