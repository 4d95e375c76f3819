#!/bin/sh
# What somebody at a terminal sees: each verdict as it comes, what goes on now, and a word at Ctrl-C.
. lib/cli/test/toy_terminal

# A check that never ends is named, not the build that is over; the file has no warning.
toy "$BOXLAB_ROOT/hangs.cpp" "check == '1' ? 8 : 1"
open_terminal 90 40
type_line "TERM=xterm '$boxlab' check 1 --source '$BOXLAB_ROOT/hangs.cpp'"
shows "....  toy.one"
press C-c
shows "boxlab: stopped"
close_terminal

# The first check fails, and the second one holds up the checker: its verdict never comes.
toy "$BOXLAB_ROOT/slow.cpp" "check == '1' ? 1 : 8"
open_terminal 90 40
type_line "TERM=xterm '$boxlab' check 1 --source '$BOXLAB_ROOT/slow.cpp'"
shows "FAIL  toy.one"
shows "....  toy.two"
shows_no building
press C-c
shows "boxlab: stopped; nothing is left running"
type_line "echo status \$?"
shows "status 130"
no_checker_is_left
