package io.rightsizer.api.history;

import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Runs as gzipped JSON, in parts, so that neither side holds a whole one in memory.
final class Documents {

    static final int PART_BYTES = 256 << 10;

    private Documents() {}

    static void write(Run run, int number, Sql sql) throws SQLException, IOException {
        var insert = "INSERT INTO document (run, part, content) VALUES (?, ?, ?)";
        try (var statement = sql.connection().prepareStatement(insert);
                var parts = new Parts(statement, number);
                var text = new OutputStreamWriter(new GZIPOutputStream(parts), StandardCharsets.UTF_8)) {
            RunJson.write(run, text);
        }
    }

    /// @throws HistoryException when it was pruned
    static InputStream read(StoredRun run, Sql sql) throws SQLException, IOException {
        var first = part(run, 0, sql);
        if (first == null) {
            throw new HistoryException("of run " + run.id() + " only the rows are left (history.keepOutlines); 'history"
                    + " show' and 'diff' still know them");
        }
        return new GZIPInputStream(new ContentStream(first, number -> part(run, number, sql)));
    }

    private static byte @Nullable [] part(StoredRun run, int number, Sql sql) throws SQLException {
        return sql.first(
                        "SELECT content FROM document WHERE run = ? AND part = ?",
                        row -> row.getBytes(1),
                        run.number(),
                        number)
                .orElse(null);
    }

    /// Collects bytes and inserts them part by part.
    private static final class Parts extends OutputStream {

        private final PreparedStatement insert;
        private final int run;
        private final byte[] buffer = new byte[PART_BYTES];
        private int filled;
        private int part;

        Parts(PreparedStatement insert, int run) {
            this.insert = insert;
            this.run = run;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                var room = Math.min(length - done, PART_BYTES - filled);
                System.arraycopy(bytes, offset + done, buffer, filled, room);
                filled += room;
                done += room;
                if (filled == PART_BYTES) {
                    insert();
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) {
                insert();
            }
        }

        private void insert() throws IOException {
            try {
                Sql.set(insert, run, part++, Arrays.copyOf(buffer, filled));
                insert.executeUpdate();
                filled = 0;
            } catch (SQLException failed) {
                throw new Refused(failed);
            }
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
