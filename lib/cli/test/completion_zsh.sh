#!/bin/sh
# Tab in zsh: commands, options, labs, checks, files.
. lib/cli/test/tab
command -v zsh >/dev/null || { echo "zsh is not installed: nothing checked" && exit 77; }

start_shell zsh "autoload -U compinit && compinit -u -D && . '$script'" zsh -f -i
try_all
lists 'boxlab dev ' 'Check the checks of a lab'
tab './bin/boxlab list --h' './bin/boxlab list --help '

# As a file in fpath, which is how it is installed.
type_keys -l "mkdir ~/zfunc && cp '$script' ~/zfunc/_boxlab && exec zsh -f -i"
type_keys Enter
type_keys -l "fpath=(~/zfunc \$fpath) && autoload -U compinit && compinit -u -D && echo rea''dier"
type_keys Enter
shows readier
tab 'boxlab check 01' 'boxlab check 01-toy '
tab 'boxlab check toy --only toy.o' '--only toy.one '
