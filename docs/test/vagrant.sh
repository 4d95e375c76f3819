#!/bin/sh
# Vagrant reads the Vagrantfile, and finds nothing wrong with it.
set -eu
command -v vagrant >/dev/null || { echo 'vagrant is not installed: nothing checked'; exit 77; }
VAGRANT_HOME=$(mktemp -d)
trap 'rm -rf "$VAGRANT_HOME"' EXIT
export VAGRANT_HOME VAGRANT_DOTFILE_PATH="$VAGRANT_HOME/here" VAGRANT_CHECKPOINT_DISABLE=1
# Only providers that are installed know their own settings; the others are not looked at.
vagrant validate --ignore-provider
ruby=$(command -v ruby) && "$ruby" -c Vagrantfile
