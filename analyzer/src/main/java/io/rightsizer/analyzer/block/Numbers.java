package io.rightsizer.analyzer.block;

import java.util.Arrays;

/// Numbers of series, out of one list of postings or of several.
final class Numbers {

    private final MappedFile file;
    private final long most;
    private long[] all = new long[0];
    private int count;
    private boolean sorted = true;

    /// @param most that an honest index can list of one label: every series has one value of it
    Numbers(MappedFile file, long most) {
        this.file = file;
        this.most = most;
    }

    /// Adds a list of postings.
    void add(long at) throws BlockException {
        var list = file.section(at, "a list of postings");
        var more = list.count(list.u32(), Integer.BYTES, "a list of postings");
        if (count + more > most) {
            throw file.broken(at, "the lists of postings name more series than the file has room for");
        }
        reserve((int) more);
        sorted &= count == 0;
        var before = -1L;
        for (long left = more; left > 0; left--) {
            var number = list.u32();
            if (number <= before) {
                throw list.broken("a list of postings is not in order");
            }
            all[count++] = number;
            before = number;
        }
    }

    private void reserve(int more) {
        if (count + more > all.length) {
            all = Arrays.copyOf(all, Math.max(count + more, 2 * count));
        }
    }

    /// Puts them in order, each once.
    void sort() {
        if (sorted) {
            return;
        }
        Arrays.sort(all, 0, count);
        var kept = 0;
        for (int index = 0; index < count; index++) {
            if (index == 0 || all[index] != all[index - 1]) {
                all[kept++] = all[index];
            }
        }
        count = kept;
        sorted = true;
    }

    /// Leaves what others have as well; both are sorted.
    void retain(Numbers others) {
        var kept = 0;
        for (int one = 0, other = 0; one < count && other < others.count; ) {
            var mine = all[one];
            var theirs = others.all[other];
            if (mine == theirs) {
                all[kept++] = mine;
            }
            one += mine <= theirs ? 1 : 0;
            other += mine >= theirs ? 1 : 0;
        }
        count = kept;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long[] toArray() {
        return Arrays.copyOf(all, count);
    }
}
