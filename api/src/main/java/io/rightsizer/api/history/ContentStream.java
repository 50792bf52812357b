package io.rightsizer.api.history;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Bytes that are stored piece by piece, with one piece in memory.
final class ContentStream extends InputStream {

    /// Gives the piece of a number; null after the last.
    @FunctionalInterface
    interface Pieces {
        byte @Nullable [] piece(int number) throws SQLException, IOException;
    }

    private final Pieces pieces;
    private byte[] content;
    private int position;
    private int number;

    /// @param first piece 0
    ContentStream(byte[] first, Pieces pieces) {
        this.content = first;
        this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == content.length && !next()) {
            return -1;
        }
        var taken = Math.min(length, content.length - position);
        System.arraycopy(content, position, target, offset, taken);
        position += taken;
        return taken;
    }

    private boolean next() throws IOException {
        try {
            var following = pieces.piece(++number);
            content = following == null ? new byte[0] : following;
            position = 0;
            return content.length > 0;
        } catch (SQLException failed) {
            throw new Documents.Refused(failed);
        }
    }

    /// What is at hand, so 0 only at the end: [java.util.zip.GZIPInputStream] looks for a next member until then.
    @Override
    public int available() throws IOException {
        return position < content.length || next() ? content.length - position : 0;
    }
}
