#!/bin/sh
# The book is built without a warning, says where it is, and every link in it leads somewhere.
set -eu
if ! command -v doxygen >/dev/null || [ ! -d /usr/share/doxygen-awesome-css ]; then
  echo 'doxygen and its theme are not installed: nothing checked'
  exit 77
fi

page=$("$BOXLAB_BUILD/boxlab" docs)
[ "$page" = "$BOXLAB_BUILD/docs/html/index.html" ] || { echo "not where the book is: $page"; exit 1; }
docs/test/check-links "${page%/*}"

# Every lab is a chapter, with a way to the next one.
for lab in labs/*/; do
  lab=$(basename "$lab")
  grep -q '<nav class="way"' "${page%/*}/lab-$lab.html" || { echo "$lab is no chapter"; exit 1; }
done

# The search has all of them, and what is code is shown as such.
for lab in labs/*/; do
  grep -q "^\[\"lab-$(basename "$lab").html" "${page%/*}/search-text.js" || { echo "$lab is not searched"; exit 1; }
done
! grep -l '&lt;/code&gt;' "${page%/*}"/lab-*.html "${page%/*}"/chapter-*.html || { echo 'marks of code in a text'; exit 1; }

# A link that leads nowhere is found, in a chapter and in the book.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '<a href="other.html#none">x</a>' >"$work/one.html"
printf '<p id="some">x</p>' >"$work/other.html"
! docs/test/check-links "$work" >/dev/null
