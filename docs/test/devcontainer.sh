#!/bin/sh
# The container for editors is set up by the launcher, as the Vagrantfile's machine is: no package and no
# other command is named, and what is named there can be run here.
set -eu
command -v jq >/dev/null || { echo 'jq is not installed: nothing checked'; exit 77; }

# Comments are allowed there, but are not JSON.
without_comments=$(sed 's|^ *//.*||' .devcontainer/devcontainer.json)
setting() { echo "$without_comments" | jq -er "$1"; }

set_up=$(setting .postCreateCommand)
grep -qF "&& $set_up'" Vagrantfile || { echo "the Vagrantfile has another command than $set_up"; exit 1; }
[ -x "${set_up%% *}" ] || { echo "there is no ${set_up%% *}"; exit 1; }
"$BOXLAB_BUILD/boxlab" "${set_up#* }" >/dev/null
if setting '.features // .onCreateCommand // .updateContentCommand' >/dev/null; then
  echo 'something else installs, too'
  exit 1
fi

# The launcher knows the packages of that system, and installs them by sudo.
system=$(setting .image)
case ${system##*:} in
  bookworm | trixie) ;;
  *) echo "the launcher does not know $system"; exit 1 ;;
esac
[ "$(setting .remoteUser)" = vscode ]
