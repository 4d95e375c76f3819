// The rights of root, one by one.
#pragma once

#include "sys/types.hpp"

namespace sys {

/// Takes all capabilities but those of `kept` out of the bounding set of this thread, for good: no
/// program that it starts from then on has any other, whoever runs it (capabilities(7)). The rights
/// of this program itself stay as they are until then. Throws std::system_error; it takes
/// CAP_SETPCAP.
///
///     constexpr int kept[] = {CAP_CHOWN, CAP_NET_BIND_SERVICE};
///     sys::keep_capabilities(kept);
template <Size count>
void keep_capabilities(const int (&kept)[count]);

namespace detail {
void keep_capabilities(const int* begin, const int* end);
}

template <Size count>
void keep_capabilities(const int (&kept)[count]) {
  detail::keep_capabilities(kept, kept + count);
}

}  // namespace sys
