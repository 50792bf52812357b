package io.rightsizer.analyzer.usage;

import io.rightsizer.analyzer.statistics.Sketch;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/// The bytes of an outline: a version, the length of what follows when inflated, and a zlib stream. In it numbers are
/// of variable length, seven bits a byte, the low ones first; signed ones alternate sign as in protocol buffers.
///
///     window      from, to and step in milliseconds; points in a bucket
///     CPU, memory lowest and peak, each as a double and a point; for each bucket 0 in a gap, else 1 + what the
///                 mean's level changed since the last known; then of the known ones highest - mean, mean - lowest;
///                 median and p95 by stretch as the means; the sketch: first bucket, how many, their counts
///     marks       how many; of each the kind, points since the last, count
///     throttling  0 if nothing is known; else 1 and as the means
final class OutlineWriter {

    static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);

    private OutlineWriter() {}

    static byte[] bytes(Outline outline) {
        var writer = new OutlineWriter();
        writer.write(outline);
        return deflated(writer.bytes.toByteArray());
    }

    private static byte[] deflated(byte[] plain) {
        var packed = new OutlineWriter();
        packed.bytes.write(VERSION);
        packed.number(plain.length);
        try (var deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            var buffer = new byte[4096];
            while (!deflater.finished()) {
                packed.bytes.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return packed.bytes.toByteArray();
    }

    private void write(Outline outline) {
        var grid = outline.grid();
        number(grid.window().from().toEpochMilli());
        number(grid.window().to().toEpochMilli());
        number(grid.window().stepMillis());
        number(grid.pointsInBucket());
        write(outline.cpu(), grid);
        write(outline.memory(), grid);
        writeMarks(outline);
        writeThrottled(outline.throttled());
    }

    private void write(Band band, OutlineGrid grid) {
        number(band.isEmpty() ? 0 : 1);
        if (band.isEmpty()) {
            return;
        }
        write(band.lowest(), grid);
        write(band.peak(), grid);
        var levels = band.levels();
        changes(levels.mean());
        differences(levels.highest(), levels.mean());
        differences(levels.mean(), levels.lowest());
        changes(levels.median());
        changes(levels.p95());
        write(band.sketch());
    }

    private void write(Band.Extreme extreme, OutlineGrid grid) {
        real(extreme.value());
        number(grid.pointOf(extreme.at().toEpochMilli()));
    }

    private void changes(short[] levels) {
        var before = 0;
        for (var level : levels) {
            if (level == Band.GAP) {
                number(0);
            } else {
                number(1 + signed(level - before));
                before = level;
            }
        }
    }

    private void differences(short[] higher, short[] lower) {
        for (int bucket = 0; bucket < higher.length; bucket++) {
            if (higher[bucket] != Band.GAP) {
                number(higher[bucket] - lower[bucket]);
            }
        }
    }

    private void write(Sketch sketch) {
        number(sketch.firstBucket());
        number(sketch.bucketsInUse());
        for (int index = 0; index < sketch.bucketsInUse(); index++) {
            number(sketch.countAt(index));
        }
    }

    private void writeMarks(Outline outline) {
        number(outline.marks().size());
        var before = 0;
        for (var mark : outline.marks()) {
            var point = outline.grid().pointOf(mark.at().toEpochMilli());
            number(mark.kind().code());
            number(point - before);
            number(mark.count());
            before = point;
        }
    }

    private void writeThrottled(short[] throttled) {
        var known = false;
        for (var percent : throttled) {
            known |= percent != Band.GAP;
        }
        number(known ? 1 : 0);
        if (known) {
            changes(throttled);
        }
    }

    private static long signed(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /// @param value not negative
    private void number(long value) {
        var rest = value;
        while (rest >= 0x80) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private void real(double value) {
        var bits = Double.doubleToLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes.write((int) (bits >>> shift));
        }
    }
}
