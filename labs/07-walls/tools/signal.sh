# a process, named by its pid
sleep 100 &
wall sh -c "kill $! 2>/dev/null" && echo found || echo cut
