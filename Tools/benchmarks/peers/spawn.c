// Runs a command so many times, its output thrown away, and prints the least time in nanoseconds and the peak memory of
// that process in KiB: spawn COUNT COMMAND [ARGUMENT...]

#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

int main(int count, char **arguments) {
  if (count < 3) return 2;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  long long best = 0;
  long peak = 0;
  for (int i = atoi(arguments[1]); i > 0; i--) {
    struct timespec from, to;
    struct rusage usage;
    pid_t child;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &from);
    if (posix_spawnp(&child, arguments[2], &actions, NULL, arguments + 2, environ)) return 3;
    wait4(child, &status, 0, &usage);
    clock_gettime(CLOCK_MONOTONIC, &to);
    if (!WIFEXITED(status) || WEXITSTATUS(status)) return 4;
    long long time = (to.tv_sec - from.tv_sec) * 1000000000LL + to.tv_nsec - from.tv_nsec;
    if (!best || time < best) best = time;
    if (usage.ru_maxrss > peak) peak = usage.ru_maxrss;
  }
  printf("%lld %ld\n", best, peak);
  return 0;
}
