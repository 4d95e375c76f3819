# named by a text with a zero byte in front, in no directory
cd build/labs/07-walls/tools
./peer make abstract-socket
wall ./peer find abstract-socket && echo found || echo cut
