/* What a power cut leaves: of each file below CUT_FROM, what it held when it was last synced, and nothing since.
 *
 * Preloaded into the program under test. Whenever the program syncs a file, the file as it is then is put under the
 * same name below CUT_TO, whole or not at all, before the program hears that the sync is done. Writes that were never
 * synced are not there: the worst a disk may do that keeps its word about syncing. Renames and removals are not
 * followed; nothing between two commits of a draft needs either. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void remember(int fd) {
    const char *from = getenv("CUT_FROM"), *to = getenv("CUT_TO");
    char link[64], path[PATH_MAX], kept[PATH_MAX], half[PATH_MAX], bytes[65536];
    struct stat facts;
    if (!from || !to || fstat(fd, &facts) || !S_ISREG(facts.st_mode)) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    if (strncmp(path, from, strlen(from))) return;
    if (snprintf(kept, sizeof kept, "%s%s", to, path + strlen(from)) >= (int)sizeof kept) return;
    if (snprintf(half, sizeof half, "%s.%d", kept, gettid()) >= (int)sizeof half) return;
    int copy = open(half, O_WRONLY | O_CREAT | O_TRUNC, 0600), source = open(path, O_RDONLY);
    ssize_t count = copy < 0 || source < 0 ? -1 : 1;
    while (count > 0) {
        count = read(source, bytes, sizeof bytes);
        if (count > 0 && write(copy, bytes, count) != count) count = -1;
    }
    if (copy >= 0) close(copy);
    if (source >= 0) close(source);
    if (count == 0) rename(half, kept);
    else unlink(half);
}

static int synced(const char *name, int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int outcome = real(fd);
    if (!outcome) remember(fd);
    return outcome;
}

int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
