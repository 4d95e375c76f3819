# For a course outside this tree, BOXLAB_COURSE: its labs are linked with the boxlab that is built in
# BOXLAB_HOME already, and only they are built here.
include(lib/packages.cmake)
include(${BOXLAB_HOME}/boxlab-targets.cmake)

set(BOXLAB_TEST_DIRECTORY ${BOXLAB_COURSE})
set(BOXLAB_TEST_ENVIRONMENT BOXLAB_ROOT=${CMAKE_SOURCE_DIR} BOXLAB_BUILD=${BOXLAB_HOME}
    BOXLAB_COURSE=${BOXLAB_COURSE} BOXLAB_COURSE_BUILD=${CMAKE_BINARY_DIR})
