# How tests are added, those of boxlab and those of labs.

# Where tests run, and what tells them which boxlab they test; outside.cmake has another answer.
set(BOXLAB_TEST_DIRECTORY ${CMAKE_SOURCE_DIR})
set(BOXLAB_TEST_ENVIRONMENT BOXLAB_BUILD=${CMAKE_BINARY_DIR})

# Tests run one after another: some measure, and some look at all that is left on the machine.
function(boxlab_add_test name)
  add_test(NAME ${name} COMMAND ${ARGN} WORKING_DIRECTORY ${BOXLAB_TEST_DIRECTORY})
  set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE)
endfunction()

# A test that is a script: it runs in the project's directory, and exits with 77 when this machine
# can't do it. One with a line "# slow: WHY" gets the label slow; one with a line "# beside others: WHY"
# runs at the same time as another of these.
function(boxlab_script_test name script)
  boxlab_add_test(${name} ${script} ${ARGN})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${BOXLAB_TEST_ENVIRONMENT}"
                       SKIP_RETURN_CODE 77)
  file(STRINGS ${script} slow REGEX "^# slow: ")
  if(slow)
    set_tests_properties(${name} PROPERTIES LABELS slow)
  endif()
  file(STRINGS ${script} beside REGEX "^# beside others: ")
  if(beside)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL FALSE)
  endif()
endfunction()

# What is built before the tests run.
add_custom_target(tests)
