// Lab 06: who may go where, who he is there, and what he can do.
#include <fmt/core.h>

#include "checks_tenant.hpp"

using namespace boxlab;

namespace {

/// One queue where the tenant is, and none outside.
LookMatcher has_made_a_queue(const Tenant& tenant) {
  return shows("the tenant has one queue, and there is none outside", [&](const Processes&) {
    const std::size_t inside = tenant.session().objects(tenant.process()).queues.size();
    const std::size_t outside = tenant.session().objects(tenant.caller()).queues.size();
    if (inside == 1 && outside == 0) return std::string{};
    return fmt::format("the tenant has {}, and outside there are {}", inside, outside);
  });
}

}  // namespace

TEST_CASE("user.enter: -U enters the tenant's user namespace", "[points:1]") {
  needs_namespaces("enter.command");
  for (const std::string options : {"-U", "--user"}) {
    Tenant tenant{"unshare -r -i sleep 1001"};
    tenant.enter(options);
    CHECK_THAT(tenant.look(), has_entered(tenant, {"user"}));
  }
}

TEST_CASE("user.first: who has no rights outside gets them in the tenant's user namespace",
          "[points:2]") {
  needs_namespaces("user.enter");
  for (const std::string options : {"-U -i", "-i -U", "--ipc --user"}) {
    Tenant tenant{"unshare -r -i sleep 1001"};
    tenant.enter(options);
    CHECK_THAT(tenant.look(), has_entered(tenant, {"user", "ipc"}));
  }
}

TEST_CASE("user.last: a namespace that belongs outside is entered before those rights are gone",
          "[points:2]") {
  needs_namespaces("user.first");
  for (const char* tenants :
       {"unshare -i -u unshare -r sleep 1001", "unshare -i unshare -r -u sleep 1001"}) {
    Tenant tenant{tenants, {"unshare", "-r"}};
    tenant.enter("-U -i -u");
    CHECK_THAT(tenant.look(), has_entered(tenant, {"user", "ipc", "uts"}));
  }
}

TEST_CASE("user.ids: the ids are kept: the tenant's map says who we are inside", "[points:1]") {
  needs_namespaces("user.enter");
  Tenant mapped{"unshare --map-user=1000 --map-group=1001 sleep 1001"};
  CHECK_THAT(mapped.run("-U sh -c 'id -u; id -g'"), printed("1000\n1001\n"));
  Tenant nobody{"unshare -U sleep 1001"};
  CHECK_THAT(nobody.run("-U sh -c 'id -u; id -g'"), printed("65534\n65534\n"));
}

TEST_CASE("ipc.objects: what the command makes is the tenant's", "[points:1]") {
  needs_namespaces("user.enter");
  Tenant tenant{"unshare -r -i sleep 1001"};
  CHECK_THAT(tenant.run_and_stay("-U -i ipcmk -Q"), has_made_a_queue(tenant));
}

TEST_CASE("uts.name: the command may change the tenant's host name; ours stays", "[points:1]") {
  needs_namespaces("user.enter");
  Tenant tenant{"unshare -r -u sleep 1001"};
  const std::string again = fmt::format("nsenter -t {} -U -u uname -n", tenant.process().pid);
  CHECK_THAT(tenant.run("-U -u hostname visited && " + again + " && uname -n"),
             printed("visited\nboxlab\n"));
}
