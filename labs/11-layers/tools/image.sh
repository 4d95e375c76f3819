#!/bin/sh
# Makes, where one is, an image of one layer, `base`, as it would come out of an archive: not of
# today. Beside it, `up`, an empty directory for what will be changed.
set -e
mkdir -p base/dir/inner up
echo old >base/file
echo other >base/other
echo one >base/dir/one
echo two >base/dir/inner/two
chmod 640 base/file
find base -exec touch -d @1000000000 {} +
