package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Buckets;
import io.rightsizer.analyzer.statistics.Sketch;
import io.rightsizer.analyzer.usage.Band.Extreme;
import io.rightsizer.analyzer.usage.Outline.Kind;
import io.rightsizer.analyzer.usage.Outline.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads what [OutlineWriter] wrote and trusts none of it: every length and level is checked before it is used, and
/// nothing larger than the largest outline is ever made.
final class OutlineReader {

    /// No outline is that large; what says it is, is none.
    private static final int MOST_BYTES = 1 << 17;

    private static final int MOST_POINTS = 10_000_000;
    private static final int MOST_MARKS = 30_000;
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private final byte[] bytes;
    private int next;

    private OutlineReader(byte[] bytes, int next) {
        this.bytes = bytes;
        this.next = next;
    }

    static Outline read(byte[] encoded) throws OutlineFormatException {
        var head = new OutlineReader(encoded, 0);
        if (head.octet() != OutlineWriter.VERSION) {
            throw new OutlineFormatException("not of version " + OutlineWriter.VERSION);
        }
        var length = head.number(MOST_BYTES);
        var reader = new OutlineReader(inflated(encoded, head.next, length), 0);
        var outline = reader.outline();
        if (reader.next != reader.bytes.length) {
            throw new OutlineFormatException("more in it than an outline");
        }
        return outline;
    }

    private static byte[] inflated(byte[] encoded, int from, int length) throws OutlineFormatException {
        var plain = new byte[length];
        try (var inflater = new Inflater()) {
            inflater.setInput(encoded, from, encoded.length - from);
            var got = inflater.inflate(plain);
            var whole = got == length && (inflater.finished() || inflater.inflate(new byte[1]) == 0);
            if (!whole || !inflater.finished() || inflater.getRemaining() > 0) {
                throw new OutlineFormatException("not as long as it says");
            }
            return plain;
        } catch (DataFormatException damaged) {
            throw new OutlineFormatException("damaged");
        }
    }

    private Outline outline() throws OutlineFormatException {
        var grid = grid();
        var cpu = band(grid, Outline.CORES);
        var memory = band(grid, Outline.BYTES);
        var marks = marks(grid);
        var throttled = number(1) == 0 ? BandOf.gaps(grid.buckets()) : changes(grid.buckets(), 100);
        return new Outline(grid, cpu, memory, marks, throttled);
    }

    private OutlineGrid grid() throws OutlineFormatException {
        var from = number(LATEST);
        var to = number(LATEST);
        var step = number(LATEST);
        if (from >= to || step == 0 || (to - from) / step >= MOST_POINTS) {
            throw new OutlineFormatException("no window of time");
        }
        var window = new HistoryWindow(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), Duration.ofMillis(step));
        var grid = new OutlineGrid(window, Math.max(1, number(MOST_POINTS)));
        if (grid.buckets() > OutlineGrid.MOST_BUCKETS) {
            throw new OutlineFormatException("more buckets than an outline has");
        }
        return grid;
    }

    private Band band(OutlineGrid grid, Buckets buckets) throws OutlineFormatException {
        if (number(1) == 0) {
            return BandOf.nothing(grid);
        }
        var lowest = extreme(grid);
        var peak = extreme(grid);
        if (lowest.value() > peak.value()) {
            throw new OutlineFormatException("its lowest point is above its peak");
        }
        var mean = changes(grid.buckets(), Band.LEVELS);
        var highest = distant(mean, 1);
        var levels = new Band.Levels(
                distant(mean, -1),
                mean,
                highest,
                changes(grid.stretches(), Band.LEVELS),
                changes(grid.stretches(), Band.LEVELS));
        return new Band(levels, lowest, peak, sketch(buckets, lowest, peak));
    }

    private Extreme extreme(OutlineGrid grid) throws OutlineFormatException {
        var value = real();
        var point = number(grid.window().points() - 1);
        if (!UsageSeries.isPossible(value)) {
            throw new OutlineFormatException("usage that no container can have");
        }
        return new Extreme(value, Instant.ofEpochMilli(grid.millisOf(point)));
    }

    private short[] changes(int length, int highest) throws OutlineFormatException {
        var levels = new short[length];
        var before = 0;
        for (int index = 0; index < length; index++) {
            var coded = number(2 * highest + 1);
            if (coded == 0) {
                levels[index] = Band.GAP;
            } else {
                before = level(before + unsigned(coded - 1), highest);
                levels[index] = (short) before;
            }
        }
        return levels;
    }

    /// @param direction 1 above the means, -1 below
    private short[] distant(short[] means, int direction) throws OutlineFormatException {
        var levels = new short[means.length];
        for (int index = 0; index < means.length; index++) {
            levels[index] = means[index] == Band.GAP
                    ? Band.GAP
                    : (short) level(means[index] + direction * number(Band.LEVELS), Band.LEVELS);
        }
        return levels;
    }

    private static int level(int level, int highest) throws OutlineFormatException {
        if (level < 0 || level > highest) {
            throw new OutlineFormatException("a level out of range");
        }
        return level;
    }

    private Sketch sketch(Buckets buckets, Extreme lowest, Extreme peak) throws OutlineFormatException {
        var first = number(buckets.count() - 1);
        var counts = new int[number(buckets.count() - first)];
        for (int index = 0; index < counts.length; index++) {
            counts[index] = number(Integer.MAX_VALUE);
        }
        var sketch = new Sketch(buckets, first, counts, lowest.value(), peak.value());
        if (sketch.isEmpty()) {
            throw new OutlineFormatException("a spread of nothing");
        }
        return sketch;
    }

    private List<Mark> marks(OutlineGrid grid) throws OutlineFormatException {
        var count = number(MOST_MARKS);
        var marks = new ArrayList<Mark>();
        var point = 0;
        for (int index = 0; index < count; index++) {
            var kind = kind(number(Integer.MAX_VALUE));
            point += number(grid.window().points() - 1 - point);
            marks.add(
                    new Mark(kind, Instant.ofEpochMilli(grid.millisOf(point)), Math.max(1, number(Integer.MAX_VALUE))));
        }
        return marks;
    }

    private static Kind kind(int code) throws OutlineFormatException {
        for (var kind : Kind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new OutlineFormatException("an event that is not known");
    }

    private static int unsigned(int coded) {
        return (coded >>> 1) ^ -(coded & 1);
    }

    private int number(int highest) throws OutlineFormatException {
        return (int) number((long) highest);
    }

    private long number(long highest) throws OutlineFormatException {
        var value = 0L;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            var octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return checked(value, highest);
            }
        }
        throw new OutlineFormatException("a number too long");
    }

    private static long checked(long value, long highest) throws OutlineFormatException {
        if (value < 0 || value > highest) {
            throw new OutlineFormatException("a number out of range");
        }
        return value;
    }

    private double real() throws OutlineFormatException {
        var bits = 0L;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bits |= (long) octet() << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    private int octet() throws OutlineFormatException {
        if (next == bytes.length) {
            throw new OutlineFormatException("it ends too early");
        }
        return bytes[next++] & 0xFF;
    }
}
