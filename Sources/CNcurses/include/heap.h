// What Swift's Glibc module leaves out of the allocator.

#ifndef TUCKSHOP_CURSES_HEAP_H
#define TUCKSHOP_CURSES_HEAP_H

#include <malloc.h>

/// One heap for all threads from now on (mallopt(3)).
static inline void heap_share(void) { mallopt(M_ARENA_MAX, 1); }

/// Gives what is free back to the system (malloc_trim(3)).
static inline void heap_trim(void) { malloc_trim(0); }

#endif
