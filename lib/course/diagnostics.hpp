// Reading what a compiler says.
#pragma once

#include <string>
#include <string_view>

namespace boxlab {

/// The first message of `kind` ("error" or "warning") about `file` in a compiler's log, with the
/// source lines and the caret below it. When there is none about that file, the first about any
/// other one, or the linker's first complaint; when there is none at all, the whole log.
std::string first_message(std::string_view log, std::string_view kind, std::string_view file);

}  // namespace boxlab
