#!/bin/sh
# The book in a real browser: see browser/look.mjs. playwright-core and axe-core are packages of npm; they
# are installed into the build directory, in the versions of browser/package-lock.json.
#
# beside others: it takes minutes, and measures nothing
set -eu
for needed in chromium node npm doxygen; do
  command -v $needed >/dev/null || { echo "$needed is not installed: nothing checked"; exit 77; }
done

modules=$BOXLAB_BUILD/browser
mkdir -p "$modules"
if ! cmp -s docs/test/browser/package-lock.json "$modules/package-lock.json" || [ ! -e "$modules/.installed" ]; then
  cp docs/test/browser/package.json docs/test/browser/package-lock.json "$modules"
  rm -f "$modules/.installed"
  npm ci --prefix "$modules" --no-audit --no-fund >"$modules/log" 2>&1 || {
    tail -n 5 "$modules/log"
    echo "npm can't install playwright-core and axe-core here, which needs a network: nothing checked"
    exit 77
  }
  touch "$modules/.installed"
fi

page=$("$BOXLAB_BUILD/boxlab" docs)
node docs/test/browser/look.mjs "$modules/node_modules" "${page%/*}" "$@"
