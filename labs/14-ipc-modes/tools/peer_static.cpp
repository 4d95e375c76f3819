// The peer of lab 07, for a root that has no libraries.
#include "../../07-walls/tools/peer.cpp"
