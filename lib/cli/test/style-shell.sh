#!/bin/sh
# Every shell script passes shellcheck.
grep -rlE '^#! ?/bin/(ba)?sh' --exclude-dir=build --exclude-dir=.git . | xargs shellcheck -x
