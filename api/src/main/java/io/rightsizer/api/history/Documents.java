package io.rightsizer.api.history;

import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Runs as JSON in parts that are gzipped each by itself. Neither side holds a whole run in memory, and a row can be
/// read without the others: all parts in a row are the run, and the first, whose header is followed by one row, with
/// any others of rows and a closing bracket is a run of fewer rows.
final class Documents {

    /// Of JSON. Larger ones take longer to read for one row, smaller ones take more room.
    static final int PART_BYTES = 128 << 10;

    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    private Documents() {}

    /// @return the part of each row
    static int[] write(Run run, int number, Sql sql) throws SQLException, IOException {
        var insert = "INSERT INTO document (run, part, content) VALUES (?, ?, ?)";
        try (var statement = sql.connection().prepareStatement(insert);
                var parts = new Parts(statement, number, run.recommendations().size());
                var text = new OutputStreamWriter(parts, StandardCharsets.UTF_8)) {
            RunJson.write(run, text, (row, json) -> {
                json.flush();
                parts.endRow(row);
            });
            return parts.ofRow;
        }
    }

    /// @throws HistoryException when it was pruned
    static InputStream read(StoredRun run, Sql sql) throws SQLException, IOException {
        return new GZIPInputStream(new ContentStream(first(run, sql), number -> part(run, number, sql)));
    }

    /// A run that has these rows and not many others; all of it where there are none.
    ///
    /// @throws HistoryException when it was pruned
    static InputStream read(StoredRun run, List<RowColumns.Place> rows, Sql sql) throws SQLException, IOException {
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.part().isEmpty())) {
            return read(run, sql);
        }
        var parts = rows.stream()
                .mapToInt(row -> row.part().getAsInt())
                .filter(part -> part > 0)
                .sorted()
                .distinct()
                .toArray();
        var content = new ContentStream(
                first(run, sql), number -> number > parts.length ? null : part(run, parts[number - 1], sql));
        return new SequenceInputStream(new GZIPInputStream(content), new ByteArrayInputStream(END));
    }

    private static byte[] first(StoredRun run, Sql sql) throws SQLException, HistoryException {
        var first = part(run, 0, sql);
        if (first == null) {
            throw new HistoryException("of run " + run.id() + " only the rows are left (history.keepOutlines); 'history"
                    + " show' and 'diff' still know them");
        }
        return first;
    }

    private static byte @Nullable [] part(StoredRun run, int number, Sql sql) throws SQLException {
        return sql.first(
                        "SELECT content FROM document WHERE run = ? AND part = ?",
                        row -> row.getBytes(1),
                        run.number(),
                        number)
                .orElse(null);
    }

    /// Gzips what is written and inserts it part by part.
    private static final class Parts extends OutputStream {

        private final PreparedStatement insert;
        private final int run;
        private final int[] ofRow;
        private final ByteArrayOutputStream json = new ByteArrayOutputStream(2 * PART_BYTES);
        private int part;
        private boolean inRows;

        Parts(PreparedStatement insert, int run, int rows) {
            this.insert = insert;
            this.run = run;
            this.ofRow = new int[rows];
            this.inRows = rows > 0;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            json.write(bytes, offset, length);
            if (!inRows && json.size() >= PART_BYTES) {
                end();
            }
        }

        void endRow(int row) throws IOException {
            ofRow[row] = part;
            inRows = row + 1 < ofRow.length;
            if (row == 0 || !inRows || json.size() >= PART_BYTES) {
                end();
            }
        }

        @Override
        public void close() throws IOException {
            if (json.size() > 0) {
                end();
            }
        }

        private void end() throws IOException {
            try {
                Sql.set(insert, run, part++, gzipped(json));
                insert.executeUpdate();
                json.reset();
            } catch (SQLException failed) {
                throw new Refused(failed);
            }
        }

        private static byte[] gzipped(ByteArrayOutputStream text) throws IOException {
            var content = new ByteArrayOutputStream(PART_BYTES);
            try (var gzip = new GZIPOutputStream(content)) {
                text.writeTo(gzip);
            }
            return content.toByteArray();
        }
    }

    /// Carries a failure of the database through a stream.
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        Refused(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }
}
