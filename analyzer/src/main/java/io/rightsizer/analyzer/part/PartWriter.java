package io.rightsizer.analyzer.part;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes what a source brings as a part, container by container: version, head, an array of rows, the
/// report.
public final class PartWriter {

    private static final int BUFFER = 1 << 16;

    private final JsonGenerator out;
    private final ObjectWriter rows;

    private PartWriter(JsonGenerator out, ObjectWriter rows) {
        this.out = out;
        this.rows = rows;
    }

    /// Collects all of `source` into `target`, which stays open.
    public static CollectionReport write(
            PartHead head, UsageSource source, HistoryWindow window, Progress progress, OutputStream target)
            throws IOException {
        var envelope = new Envelope(target);
        var mapper = PartFormat.mapper();
        try (var out = mapper.createGenerator(envelope)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.writeNumber(PartFormat.VERSION);
            out.writePOJO(head);
            out.writeStartArray();
            var writer = new PartWriter(out, mapper.writerFor(Collected.class));
            var report = writer.collect(source, window, progress);
            out.writeEndArray();
            out.writePOJO(report);
            out.flush();
            envelope.finish();
            return report;
        }
    }

    private CollectionReport collect(UsageSource source, HistoryWindow window, Progress progress) throws IOException {
        try {
            return source.collect(window, this::add, progress);
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private void add(Collected collected) {
        try {
            rows.writeValue(out, collected);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Compressed quickly: values of usage have little in common.
    private static final class Envelope extends GZIPOutputStream {

        Envelope(OutputStream target) throws IOException {
            super(target, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
