#!/bin/sh
# The book in a real browser: see browser.mjs. Needs chromium, node, and two packages of npm:
#
#   npm install --prefix build/browser playwright-core axe-core
set -eu
modules=$BOXLAB_BUILD/browser/node_modules
for needed in chromium node doxygen; do
  command -v $needed >/dev/null || { echo "$needed is not installed: nothing checked"; exit 77; }
done
if [ ! -d "$modules/axe-core" ] || [ ! -d "$modules/playwright-core" ]; then
  echo 'no packages of npm (see this script): nothing checked'
  exit 77
fi

page=$("$BOXLAB_BUILD/boxlab" docs)
node docs/test/browser.mjs "$modules" "${page%/*}"
