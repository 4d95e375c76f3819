#!/bin/sh
# What others read: the verdict document as `boxlab check --json` prints it.
. lib/cli/test/toy_course

check() {
  printf '{"id":"toy.%s","title":"it returns 0","status":"%s","points":%s,"max_points":1,' "$@"
}

expect 0 "$boxlab" check 1 --solution --json --seed 4
texts='"ran":"toy","expected":"exit status 0","got":"exit status 0","why":"","hint":"",'
golden='{"schema":1,"lab":"01-toy","seed":4,"where":"here","checks":['
golden="$golden$(check one pass 1)$texts\"seconds\":0.5},"
golden="$golden$(check two pass 1)$texts\"seconds\":0.5}]}"
[ "$out" = "$golden" ] || complain "the document is not as it should be"

expect 1 "$boxlab" check 1 --json --repeat 2
[ "$(printf '%s\n' "$out" | wc -l)" = 2 ] || complain "two runs are not two lines"
has "$out" '"hint":"return 0"'

toy "$BOXLAB_ROOT/bad.cpp" 'nothing'
expect 3 "$boxlab" check 1 --source "$BOXLAB_ROOT/bad.cpp" --json
has "$out" '"build":{"ok":false,"first_error":"bad.cpp:2:30: error: '
has "$out" '"status":"error","points":0'
