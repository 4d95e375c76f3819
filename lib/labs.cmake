# For every lab: its checker (checks*.cpp with Catch2) and its given main, built beforehand, so that
# a save costs one compiler call. What the learner writes is built by `boxlab`, not here.
#
#   build/labs/NN-name/checks      the checker
#   build/labs/NN-name/libmain.a   main.cpp and main_*.cpp, ready to be linked with the learner's file
#   build/labs/NN-name/libbench.a  bench.cpp and main_*.cpp, likewise, where the lab has a bench.cpp
#   build/labs/NN-name/tools/T     tools/T.cpp, a program that checks put into the sandbox
#                                  (tools/T_static.cpp: one that needs no libraries)
#   build/labs/NN-name/tools/T.sh  tools/T.sh, likewise
#   build/toolchain.json           how `boxlab` calls the compiler
find_program(BOXLAB_MOLD mold)
set(BOXLAB_LEARNER_FLAGS -std=c++20 -O0 -g1 -Wall -Wextra -Wno-unused-parameter)
set(BOXLAB_LEARNER_LINK_FLAGS)
if(BOXLAB_MOLD)
  # With one thread: there is little to link, and on a machine with many processors their stacks alone
  # would be more than what a compiler may have.
  list(APPEND BOXLAB_LEARNER_LINK_FLAGS -fuse-ld=mold -Wl,--thread-count=1)
endif()

function(boxlab_lab directory)
  get_filename_component(lab ${directory} NAME)
  set(output ${CMAKE_BINARY_DIR}/labs/${lab})

  file(GLOB shared CONFIGURE_DEPENDS ${directory}/main_*.cpp)
  foreach(given main bench)
    if(EXISTS ${directory}/${given}.cpp)
      add_library(${lab}-${given} STATIC ${directory}/${given}.cpp ${shared})
      set_target_properties(${lab}-${given} PROPERTIES OUTPUT_NAME ${given}
                            ARCHIVE_OUTPUT_DIRECTORY ${output})
    endif()
  endforeach()
  # Where no speed is measured, what is given is built as quickly as the learner's own file. That a
  # solution is raced is said in the lab, since a handout has no solutions.
  file(STRINGS ${directory}/lab.toml raced REGEX "^raced = true")
  if(NOT EXISTS ${directory}/bench.cpp AND NOT raced)
    target_compile_options(${lab}-main PRIVATE -O0)
  endif()

  file(GLOB checks CONFIGURE_DEPENDS ${directory}/checks*.cpp)
  add_executable(${lab}-checks ${checks})
  target_compile_options(${lab}-checks PRIVATE -O0)
  target_link_libraries(${lab}-checks PRIVATE boxlab-checker)
  set_target_properties(${lab}-checks PROPERTIES OUTPUT_NAME checks RUNTIME_OUTPUT_DIRECTORY ${output})

  file(GLOB tools CONFIGURE_DEPENDS ${directory}/tools/*.cpp)
  foreach(source ${tools})
    get_filename_component(tool ${source} NAME_WE)
    add_executable(${lab}-${tool} ${source})
    set_target_properties(${lab}-${tool} PROPERTIES OUTPUT_NAME ${tool}
                          RUNTIME_OUTPUT_DIRECTORY ${output}/tools)
    target_link_libraries(${lab}-${tool} PRIVATE boxlab-sys)
    if(tool MATCHES "_static$")
      target_link_options(${lab}-${tool} PRIVATE -static)
    endif()
    add_dependencies(${lab}-checks ${lab}-${tool})
  endforeach()
  file(GLOB scripts CONFIGURE_DEPENDS ${directory}/tools/*.sh)
  foreach(script ${scripts})
    get_filename_component(name ${script} NAME)
    configure_file(${script} ${output}/tools/${name} COPYONLY)
  endforeach()

  file(GLOB scripts CONFIGURE_DEPENDS ${directory}/test/*.sh)
  foreach(script ${scripts})
    get_filename_component(title ${script} NAME_WE)
    boxlab_script_test(${lab}/${title} ${script})
  endforeach()

  if(EXISTS ${BOXLAB_COURSE}/solutions/${lab})  # a handout has none
    # One lab after another, but beside clang-tidy: the references mostly wait, and clang-tidy, which
    # takes minutes as they do, gets what is left of the processors.
    boxlab_script_test(${lab}/references ${CMAKE_SOURCE_DIR}/lib/cli/test/references ${lab})
    set_tests_properties(${lab}/references PROPERTIES RUN_SERIAL FALSE RESOURCE_LOCK references)
  endif()
endfunction()

file(GLOB labs CONFIGURE_DEPENDS ${BOXLAB_COURSE}/labs/*/lab.toml)
foreach(lab ${labs})
  get_filename_component(directory ${lab} DIRECTORY)
  boxlab_lab(${directory})
endforeach()

list(JOIN BOXLAB_LEARNER_FLAGS "\", \"" flags)
list(JOIN BOXLAB_LEARNER_LINK_FLAGS "\", \"" link_flags)
if(link_flags)
  set(link_flags "\"${link_flags}\"")
endif()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/toolchain.json @ONLY CONTENT
"{\"compiler\": \"@CMAKE_CXX_COMPILER@\", \"flags\": [\"@flags@\"], \"link_flags\": [@link_flags@]}
")
