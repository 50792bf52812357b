package io.rightsizer.analyzer.block;

import java.util.Arrays;

/// One series as an index has it: its labels are numbers of symbols, so that most series are judged before a
/// string is looked at. Used again for the next series.
final class SeriesEntry {

    /// No symbol has this number.
    static final long NONE = -1;

    /// Of name and value in turns.
    private long[] symbols = new long[64];
    private int count;
    private long chunksAt;
    private long end;

    void clear() {
        count = 0;
    }

    void add(long symbol) {
        if (count == symbols.length) {
            symbols = Arrays.copyOf(symbols, 2 * count);
        }
        symbols[count++] = symbol;
    }

    /// @param cursor behind the labels
    void endsWith(Cursor cursor) {
        chunksAt = cursor.position();
        end = cursor.end();
    }

    /// The value of the last label of that name.
    long value(long name) {
        var value = NONE;
        for (int index = 0; index < count; index += 2) {
            if (symbols[index] == name) {
                value = symbols[index + 1];
            }
        }
        return value;
    }

    /// @return false when there is no room for them
    boolean labels(Symbols strings, LabelBytes into) throws BlockException {
        into.clear();
        for (int index = 0; index < count; index++) {
            if (!into.add(strings.string(symbols[index]))) {
                return false;
            }
        }
        return true;
    }

    /// Where its list of chunks begins in the index.
    long chunksAt() {
        return chunksAt;
    }

    /// Where the list ends.
    long end() {
        return end;
    }
}
