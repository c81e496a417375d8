#define _GNU_SOURCE
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int descriptor_in_memory(void) { return memfd_create("frame", MFD_CLOEXEC); }

bool descriptor_point(int descriptor, int target) {
  while (dup3(target, descriptor, O_CLOEXEC) < 0) {
    if (errno != EINTR && errno != EBUSY) return false;
  }
  return true;
}
