# who A is, as a number: has B the same?
test "$(wall id -u)" = "$(id -u)" && echo found || echo cut
