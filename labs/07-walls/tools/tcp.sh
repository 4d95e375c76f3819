# named by an address and a port
cd build/labs/07-walls/tools
./peer make tcp
wall ./peer find tcp && echo found || echo cut
