#!/bin/sh
# Tab in bash: commands, options, labs, checks, files.
. lib/cli/test/tab

start_shell bash "bind 'set show-all-if-ambiguous on'; . '$script'" bash --norc -i
try_all
tab './bin/boxlab list --h' './bin/boxlab list --help '
# shellcheck disable=SC2088  # for the other shell
tab '~/bin/boxlab li' '/bin/boxlab list '
