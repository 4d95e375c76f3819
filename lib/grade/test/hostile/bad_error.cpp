// hostile: its error message is a formula, a script and an escape sequence
// expect: does not build 0
// never: \033
#include "pipeline.hpp"

#error =cmd|calc <script>alert(1)</script> ]]> [31m[2J ÿ
