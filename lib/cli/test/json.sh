#!/bin/sh
# What others read: the verdict document as `boxlab check --json` prints it.
#
# beside others: it measures nothing
. lib/cli/test/toy_course

# Nothing in the documents but what the schema names.
jq '(.. | objects | select(has("properties"))) += {additionalProperties: false}' \
  docs/verdict.schema.json > "$BOXLAB_ROOT/schema.json"
is_valid() { jsonschema -i "$BOXLAB_ROOT/document.json" "$BOXLAB_ROOT/schema.json" > "$BOXLAB_ROOT/errors" 2>&1; }
validate() {
  printf '%s\n' "$out" > "$BOXLAB_ROOT/document.json"
  is_valid || complain "not what the schema says: $(cat "$BOXLAB_ROOT/errors")"
}

check() {
  printf '{"id":"toy.%s","title":"it returns 0","status":"%s","points":%s,"max_points":1,' "$@"
}

expect 0 "$boxlab" check 1 --solution --json --seed 4
texts='"ran":"toy","expected":"exit status 0","got":"exit status 0","why":"","hint":"",'
golden='{"schema":1,"lab":"01-toy","seed":4,"where":"here","checks":['
golden="$golden$(check one pass 1)$texts\"seconds\":0.5},"
golden="$golden$(check two pass 1)$texts\"seconds\":0.5}]}"
has "$out" '"where":"here","build_seconds":'
validate
out=$(printf '%s' "$out" | sed 's/"build_seconds":[0-9.e-]*,//')
[ "$out" = "$golden" ] || complain "the document is not as it should be"
printf '%s' "$golden" | jq 'del(.seed) | .checks[0].status = "maybe"' > "$BOXLAB_ROOT/document.json"
! is_valid || complain "the schema forbids nothing"

expect 1 "$boxlab" check 1 --json --repeat 2
[ "$(printf '%s\n' "$out" | wc -l)" = 2 ] || complain "two runs are not two lines"
has "$out" '"hint":"return 0"'

toy "$BOXLAB_ROOT/bad.cpp" 'nothing'
expect 3 "$boxlab" check 1 --source "$BOXLAB_ROOT/bad.cpp" --json
has "$out" '"build":{"ok":false,"first_error":"bad.cpp:2:30: error: '
has "$out" '"status":"error","points":0'
validate

# Real checks say more than those of a toy.
expect 1 at_home check 01 --json --source \
  solutions/01-pipes/wrong/parent_keeps_write_end.cpp
validate
