// Lab 06: whom the checks visit.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "check/catch/namespaces.hpp"

namespace boxlab {

/// Somebody with namespaces of his own, who sleeps, and a shell outside from which the program goes
/// there.
class Tenant {
 public:
  /// `tenant` is a line of shell that ends as `sleep 1001`. The shell is started by the words of
  /// `prefix`: {"unshare", "-r"} makes it one with all rights in a user namespace around the
  /// tenant's.
  explicit Tenant(const std::string& tenant, std::vector<std::string> prefix = {});

  /// Runs `nsenter -t PID OPTIONS sleep 1002`, until that sleeps too.
  void enter(const std::string& options);
  /// What came of it.
  const Look& look() const { return look_; }
  /// The process that was to enter; nullptr when it is not there.
  const Process* command() const { return find_asleep(look_.processes, "sleep", "1002"); }

  /// Runs `nsenter -t PID ARGUMENTS`, and nothing else, to its end.
  Run run(const std::string& arguments);
  /// Does so, and then waits in `sleep 1003`.
  Look run_and_stay(const std::string& arguments);
  /// Starts it, and lets it run until the processes are as `is_there` wants them.
  Look start(const std::string& arguments, const std::function<bool(const Processes&)>& is_there);
  Run finish();

  Session& session() { return session_; }
  const Session& session() const { return session_; }
  const Process& process() const { return tenant_; }
  /// The shell: whoever is not moved is where it is.
  const Process& caller() const { return caller_; }

 private:
  void type(const std::string& line);
  std::vector<std::string> words() const;
  std::string call(const std::string& arguments) const;

  std::vector<std::string> prefix_;
  Session session_;
  std::string typed_;
  Process tenant_;
  Process caller_;
  Look look_;
};

/// `unshare` with all that makes a tenant; of time too, where this kernel knows it.
std::string unshare_all();

/// The command is where the tenant is in these kinds of namespaces, named as in /proc/PID/ns, and
/// where the caller is in all others.
LookMatcher has_entered(const Tenant& tenant, const std::set<std::string>& kinds);

}  // namespace boxlab
