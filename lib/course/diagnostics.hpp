// Reading what a compiler says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace boxlab {

/// The first error about `file` in a compiler's log, with the source lines, the caret and the notes
/// below it. When there is none about that file, the first about any other one, or the linker's
/// first complaint; when there is none at all, the whole log.
std::string first_error(std::string_view log, std::string_view file);

/// The warning about `file` that tells most: one that names a sure mistake before one that only
/// says that something is not used. When there is none about that file, one about any other; when
/// there is none at all, the whole log.
std::string worst_warning(std::string_view log, std::string_view file);

/// How many warnings there are in a log.
std::size_t count_warnings(std::string_view log);

}  // namespace boxlab
