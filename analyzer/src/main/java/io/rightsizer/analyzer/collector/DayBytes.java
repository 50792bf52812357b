package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.ContainerUsage.Counted;
import io.rightsizer.analyzer.collector.ScrapeMerge.Merged;
import io.rightsizer.analyzer.statistics.LogLevels;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The usage of one namespace on one day as a zlib stream, whose checksum tells what is damaged.
/// Amounts are rounded up to [LogLevels], so by less than 1 %, peaks not at all; counts are as they
/// were. In it a number is of variable length, seven bits a byte, the low ones first.
///
///     how many containers; of each
///       pod, container     as [DataOutputStream] writes texts
///       CPU, memory        samples; then 0 without any point, else how many steps from midnight to the first point,
///                          how many points, burst and peak as doubles, and each point: 0 in a gap, else 1 and how far
///                          it is from the level before, the sign in the lowest bit
///       rate window        in milliseconds
///       the four counters  growth as a double; how many steps saw any; of each how many from the one before, and
///                          growth as a double
final class DayBytes {

    private static final LogLevels CORES = new LogLevels(1e-6, 1e6);
    private static final LogLevels BYTES = new LogLevels(1, 1e18);

    private DayBytes() {}

    /// @param midnight epoch milliseconds the day begins at
    /// @throws IOException when a name is too long to be one
    static byte[] encoded(SortedMap<ContainerKey, ContainerUsage> containers, long midnight) throws IOException {
        var bytes = new ByteArrayOutputStream(4096);
        try (var output = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            var writer = new Writer(output, midnight);
            writer.number(containers.size());
            for (var container : containers.entrySet()) {
                writer.write(container.getKey(), container.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /// @param step of usage
    /// @param periods the step of CPU periods
    /// @throws IOException when they are damaged
    static SortedMap<ContainerKey, ContainerUsage> decoded(
            byte[] encoded, Place place, long midnight, Duration step, Duration periods) throws IOException {
        var containers = new TreeMap<ContainerKey, ContainerUsage>();
        try (var packed = new InflaterInputStream(new ByteArrayInputStream(encoded));
                var input = new DataInputStream(new ByteArrayInputStream(packed.readAllBytes()))) {
            var reader = new Reader(input, midnight);
            for (long left = reader.number(); left > 0; left--) {
                var pod = new PodKey(place.cluster(), place.namespace(), input.readUTF());
                containers.put(new ContainerKey(pod, input.readUTF()), reader.usage(step, periods));
            }
            if (input.read() >= 0) {
                throw new IOException("more in it than a day");
            }
        }
        return containers;
    }

    private record Writer(DataOutputStream output, long midnight) {

        void write(ContainerKey key, ContainerUsage usage) throws IOException {
            output.writeUTF(key.pod().pod());
            output.writeUTF(key.container());
            write(usage.cpu(), CORES);
            write(usage.memory(), BYTES);
            number(usage.rateWindow().toMillis());
            write(usage.periods());
            write(usage.throttledPeriods());
            write(usage.oomKills());
            write(usage.restarts());
        }

        private void write(Merged merged, LogLevels levels) throws IOException {
            var series = merged.series();
            number(merged.samples());
            number(series.isEmpty() ? 0 : (series.firstPoint() - midnight) / series.stepMillis());
            if (!series.isEmpty()) {
                number(series.length());
                output.writeDouble(merged.burst());
                output.writeDouble(series.highest().orElse(0));
                writePoints(series, levels);
            }
        }

        private void writePoints(UsageSeries series, LogLevels levels) throws IOException {
            var before = 0;
            for (int index = 0; index < series.length(); index++) {
                var value = series.valueAt(index);
                if (UsageSeries.isPossible(value)) {
                    var level = levels.of(value);
                    var change = level - before;
                    number(1 + (((long) change << 1) ^ (change >> 31)));
                    before = level;
                } else {
                    number(0);
                }
            }
        }

        private void write(Counted counted) throws IOException {
            var steps = counted.steps();
            output.writeDouble(counted.value());
            number(steps.knownCount());
            var before = midnight;
            for (int index = 0; index < steps.length(); index++) {
                if (steps.isKnown(index)) {
                    number((steps.timeAt(index) - before) / steps.stepMillis());
                    output.writeDouble(steps.valueAt(index));
                    before = steps.timeAt(index);
                }
            }
        }

        void number(long value) throws IOException {
            var rest = value;
            while (rest >= 0x80) {
                output.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            output.write((int) rest);
        }
    }

    private record Reader(DataInputStream input, long midnight) {

        ContainerUsage usage(Duration step, Duration periods) throws IOException {
            return new ContainerUsage(
                    merged(step, CORES),
                    merged(step, BYTES),
                    Duration.ofMillis(number()),
                    counted(periods),
                    counted(periods),
                    counted(step),
                    counted(step));
        }

        private Merged merged(Duration step, LogLevels levels) throws IOException {
            var samples = number();
            var first = number();
            if (first == 0) {
                return samples == 0 ? Merged.NOTHING : new Merged(UsageSeries.empty(), 0, samples);
            }
            var values = new double[point(number(), step)];
            var burst = input.readDouble();
            readPoints(values, input.readDouble(), levels);
            var series = UsageSeries.of(midnight + first * step.toMillis(), step.toMillis(), values);
            return new Merged(series, burst, samples);
        }

        private void readPoints(double[] values, double highest, LogLevels levels) throws IOException {
            var level = 0;
            for (int index = 0; index < values.length; index++) {
                var coded = number() - 1;
                if (coded >= 0) {
                    level += (int) ((coded >>> 1) ^ -(coded & 1));
                    if (level < 0 || level >= levels.count()) {
                        throw new IOException("a level out of range");
                    }
                }
                values[index] = coded < 0 ? Double.NaN : Math.min(highest, levels.end(level));
            }
        }

        private Counted counted(Duration step) throws IOException {
            var value = input.readDouble();
            var values = new double[(int) Duration.ofDays(1).dividedBy(step)];
            Arrays.fill(values, Double.NaN);
            var point = 0;
            for (long left = number(); left > 0; left--) {
                point += point(number(), step);
                if (point < 1 || point > values.length) {
                    throw new IOException("a step of another day");
                }
                values[point - 1] = input.readDouble();
            }
            return new Counted(value, UsageSeries.of(midnight + step.toMillis(), step.toMillis(), values));
        }

        private static int point(long number, Duration step) throws IOException {
            if (number > Duration.ofDays(1).dividedBy(step)) {
                throw new IOException("more steps than a day has");
            }
            return (int) number;
        }

        long number() throws IOException {
            var value = 0L;
            for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
                var octet = input.readUnsignedByte();
                value |= (long) (octet & 0x7F) << shift;
                if (octet < 0x80) {
                    return value;
                }
            }
            throw new IOException("a number too long");
        }
    }
}
