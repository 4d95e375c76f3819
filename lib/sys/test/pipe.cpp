#include "sys/pipe.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <catch2/catch_test_macros.hpp>

#include "child.hpp"
#include "sys/process.hpp"

TEST_CASE("what is written to one end comes out of the other") {
  sys::Pipe pipe = sys::make_pipe();
  sys::write_all(pipe.write_end, "hello", 5);
  pipe.write_end.close();
  CHECK(read_text(pipe.read_end) == "hello");
}

TEST_CASE("both ends of a pipe are close-on-exec") {
  const sys::Pipe pipe = sys::make_pipe();
  CHECK(is_close_on_exec(pipe.read_end.get()));
  CHECK(is_close_on_exec(pipe.write_end.get()));
}

TEST_CASE("exec closes the ends, except for the copy that redirect made") {
  sys::Pipe out = sys::make_pipe();
  const sys::Pid child = sys::spawn([&] {
    sys::redirect(out.write_end, STDOUT_FILENO);
    close_range(3, ~0u, 0);  // whatever the test itself was started with
    const sys::Pipe pipe = sys::make_pipe();
    sys::redirect(pipe.read_end, STDIN_FILENO);
    char ls[] = "ls";
    char directory[] = "/proc/self/fd";
    char* const argv[] = {ls, directory, nullptr};
    sys::exec(argv);
  });
  out.write_end.close();
  CHECK(read_text(out.read_end) == "0\n1\n2\n3\n");  // 3 is the directory that ls reads
  CHECK(sys::wait(child) == 0);
}

TEST_CASE("a pipe says when there are no descriptors left") {
  const Outcome outcome = in_child([] {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_NOFILE, &none);
    sys::make_pipe();
  });
  CHECK(outcome.status == 1);
  CHECK(outcome.err == "program: pipe: Too many open files (EMFILE)\n");
}
