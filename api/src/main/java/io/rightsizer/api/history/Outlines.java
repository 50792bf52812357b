package io.rightsizer.api.history;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Outlines wait here, in a temporary file, until the run they belong to is known and stored: those of a whole fleet
/// never stand in memory.
public final class Outlines implements OutlineSink, AutoCloseable {

    private final Path file;
    private final DataOutputStream out;

    public Outlines() throws IOException {
        file = Files.createTempFile("rightsizer-outlines", ".tmp");
        out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)));
    }

    @Override
    public void add(WorkloadId workload, String container, Outline outline) throws IOException {
        add(workload, container, outline.encoded());
    }

    /// @param encoded opaque here
    void add(WorkloadId workload, String container, byte[] encoded) throws IOException {
        out.writeUTF(workload.cluster());
        out.writeUTF(workload.namespace());
        out.writeUTF(workload.kind().name());
        out.writeUTF(workload.name());
        out.writeUTF(container);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    /// What is done with one of them.
    @FunctionalInterface
    interface Sink {
        void take(WorkloadId workload, String container, byte[] encoded) throws IOException;
    }

    /// In the order they came.
    void forEach(Sink sink) throws IOException {
        out.flush();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                var workload = new WorkloadId(in.readUTF(), in.readUTF(), new WorkloadKind(in.readUTF()), in.readUTF());
                var container = in.readUTF();
                sink.take(workload, container, in.readNBytes(in.readInt()));
            }
        } catch (EOFException _) {
            // That was the last.
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
