#!/bin/sh
# The book in a real browser: see browser.mjs. Needs chromium, node, and two packages of npm:
#
#   npm install --prefix build/browser playwright-core axe-core
set -eu
modules=$BOXLAB_BUILD/browser/node_modules
command -v chromium >/dev/null && command -v node >/dev/null && [ -d "$modules/axe-core" ] &&
  [ -d "$modules/playwright-core" ] && command -v doxygen >/dev/null ||
  { echo 'no chromium, node, or packages of npm (see this script): nothing checked'; exit 77; }

page=$("$BOXLAB_BUILD/boxlab" docs)
node docs/test/browser.mjs "$modules" "${page%/*}"
