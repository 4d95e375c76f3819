# a word of memory that both have inherited: the file has no name
cd build/labs/07-walls/tools
mount -t tmpfs none /tmp
exec 3<>/tmp/word
rm /tmp/word
./peer make futex <&3
wall ./peer find futex <&3 && echo found || echo cut
