package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/// The usage of one shard in a file: the rows as they were read, so that what is made of them is the same.
///
///     checksum              CRC32C of all that follows
///     format, key, method, requests
///     CPU, memory           how many rows; of each the container, labels, samples, burst, rate window, series
///     the four counters     how many rows; of each the container, labels, growth, series
///
/// A series is its first point, its step, how many values, and these as doubles; texts are as [DataOutputStream] writes
/// them.
final class ShardFile {

    private static final int FORMAT = 1;
    private static final int BUFFER = 1 << 16;

    /// @param requests it took to read
    record Content(ReadUsage usage, String method, long requests) {}

    private ShardFile() {}

    /// @param key of everything the content depends on
    static void write(Path file, String key, Content content) throws IOException {
        var checksum = new CRC32C();
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.writeLong(0);
            var stream = new CheckedOutputStream(new FileOutputStream(raw.getFD()), checksum);
            var output = new DataOutputStream(new BufferedOutputStream(stream, BUFFER));
            output.writeInt(FORMAT);
            output.writeUTF(key);
            output.writeUTF(content.method());
            output.writeLong(content.requests());
            new Writer(output).write(content.usage());
            output.flush();
            raw.seek(0);
            raw.writeLong(checksum.getValue());
        }
    }

    /// @throws IOException when it is missing, damaged, or of something else
    static Content read(Path file, String key) throws IOException {
        requireWhole(file);
        try (var input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            input.readLong();
            if (input.readInt() != FORMAT || !input.readUTF().equals(key)) {
                throw new IOException(file + " is of another run");
            }
            var method = input.readUTF();
            var requests = input.readLong();
            return new Content(new Reader(input).read(), method, requests);
        }
    }

    /// Before anything in it is believed, lengths above all.
    private static void requireWhole(Path file) throws IOException {
        var checksum = new CRC32C();
        try (var input = new DataInputStream(Files.newInputStream(file))) {
            var expected = input.readLong();
            var buffer = new byte[BUFFER];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                checksum.update(buffer, 0, count);
            }
            if (checksum.getValue() != expected) {
                throw new IOException(file + " is damaged");
            }
        }
    }

    private record Writer(DataOutputStream output) {

        void write(ReadUsage usage) throws IOException {
            write(usage.cpu());
            write(usage.memory());
            for (var counter : usage.counters()) {
                write(counter);
            }
        }

        private void write(SortedMap<ContainerKey, ScrapeMerge> merges) throws IOException {
            output.writeInt(merges.values().stream()
                    .mapToInt(merge -> merge.rows().size())
                    .sum());
            for (var merge : merges.entrySet()) {
                for (var row : merge.getValue().rows()) {
                    write(merge.getKey(), row.labels());
                    output.writeLong(row.samples());
                    output.writeDouble(row.burst());
                    output.writeLong(row.rateWindow().toMillis());
                    write(row.series());
                }
            }
        }

        private void write(CounterMerge counter) throws IOException {
            var rows = counter.rows();
            output.writeInt(rows.size());
            for (var row : rows) {
                write(row.container(), row.growth().labels());
                output.writeDouble(row.growth().value());
                write(row.growth().steps());
            }
        }

        private void write(ContainerKey container, Labels labels) throws IOException {
            output.writeUTF(container.pod().cluster());
            output.writeUTF(container.pod().namespace());
            output.writeUTF(container.pod().pod());
            output.writeUTF(container.container());
            output.writeInt(labels.map().size());
            for (var label : labels.map().entrySet()) {
                output.writeUTF(label.getKey());
                output.writeUTF(label.getValue());
            }
        }

        private void write(UsageSeries series) throws IOException {
            output.writeLong(series.firstPoint());
            output.writeLong(series.stepMillis());
            output.writeInt(series.length());
            for (int index = 0; index < series.length(); index++) {
                output.writeDouble(series.valueAt(index));
            }
        }
    }

    private record Reader(DataInputStream input) {

        ReadUsage read() throws IOException {
            var usage = new ReadUsage(container -> "run again, or with smaller shards");
            readInto(usage.cpu());
            readInto(usage.memory());
            for (var counter : usage.counters()) {
                readInto(counter);
            }
            return usage;
        }

        private void readInto(SortedMap<ContainerKey, ScrapeMerge> merges) throws IOException {
            for (int left = input.readInt(); left > 0; left--) {
                var container = container();
                var labels = labels();
                var samples = input.readLong();
                var burst = input.readDouble();
                var rateWindow = Duration.ofMillis(input.readLong());
                merges.computeIfAbsent(container, key -> new ScrapeMerge())
                        .add(new SeriesOnGrid(labels, series(), samples, burst, rateWindow));
            }
        }

        private void readInto(CounterMerge counter) throws IOException {
            for (int left = input.readInt(); left > 0; left--) {
                var container = container();
                counter.add(container, new Growth(labels(), input.readDouble(), series()));
            }
        }

        private ContainerKey container() throws IOException {
            var pod = new PodKey(input.readUTF(), input.readUTF(), input.readUTF());
            return new ContainerKey(pod, input.readUTF());
        }

        private Labels labels() throws IOException {
            var labels = new TreeMap<String, String>();
            for (int left = input.readInt(); left > 0; left--) {
                labels.put(input.readUTF(), input.readUTF());
            }
            return new Labels(labels);
        }

        private UsageSeries series() throws IOException {
            var first = input.readLong();
            var step = input.readLong();
            var values = new double[input.readInt()];
            for (int index = 0; index < values.length; index++) {
                values[index] = input.readDouble();
            }
            return UsageSeries.of(first, step, values);
        }
    }
}
