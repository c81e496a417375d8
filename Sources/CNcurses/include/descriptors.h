// What Swift's Glibc module leaves out of Linux's calls on descriptors.

#ifndef TUCKSHOP_CURSES_DESCRIPTORS_H
#define TUCKSHOP_CURSES_DESCRIPTORS_H

#include <stdbool.h>

/// A file in memory without a name (memfd_create(2)), or -1.
int descriptor_in_memory(void);

/// From now on `descriptor` is what `target` is; false when nothing has changed.
bool descriptor_point(int descriptor, int target);

#endif
