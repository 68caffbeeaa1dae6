/*
 * A disk that can break: loaded in front of the C library (LD_PRELOAD), it makes writing to or syncing a
 * ledger's log fail while a certain file is there.
 *
 *     BAD_DISK_WHILE   the file
 *     BAD_DISK         "sync": fsync and fdatasync answer EIO; "write": writing answers ENOSPC
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int is_log(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path);
  return length > 4 && memcmp(path + length - 4, "-wal", 4) == 0;
}

static int broken(const char *how, int fd) {
  const char *kind = getenv("BAD_DISK"), *file = getenv("BAD_DISK_WHILE");
  return kind && file && strcmp(kind, how) == 0 && is_log(fd) && access(file, F_OK) == 0;
}

static int refuse(int error) {
  errno = error;
  return -1;
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  return broken("sync", fd) ? refuse(EIO) : real(fd);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  return broken("sync", fd) ? refuse(EIO) : real(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  return broken("write", fd) ? refuse(ENOSPC) : real(fd, bytes, count, at);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return broken("write", fd) ? refuse(ENOSPC) : real(fd, bytes, count);
}
