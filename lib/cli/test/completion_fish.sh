#!/bin/sh
# Tab in fish: commands, options, labs, checks, files.
. lib/cli/test/tab
command -v fish >/dev/null || { echo "fish is not installed: nothing checked" && exit 77; }

# Without this directory, fish fills it from all manual pages, for longer than the test takes.
mkdir -p "$HOME/.local/share/fish/generated_completions"
start_shell fish ". '$script'" fish --private
try_all
lists 'boxlab dev ' 'Check the checks of a lab'
tab './bin/boxlab list --h' './bin/boxlab list --help '
