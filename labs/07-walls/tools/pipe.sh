# no name at all: whoever has a descriptor has the pipe
echo hello | wall grep -q hello && echo found || echo cut
