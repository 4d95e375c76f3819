#!/bin/sh
# The whole tree is as clang-format puts it. Versions differ in taste: 14, of Debian 12, decides.
clang-format --version | grep -q 'version 14\.' || { echo "not clang-format 14: nothing checked"; exit 77; }
find lib labs solutions -name '*.[ch]pp' -exec clang-format --dry-run -Werror {} +
