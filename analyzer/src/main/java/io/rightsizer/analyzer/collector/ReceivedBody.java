package io.rightsizer.analyzer.collector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/// A body on its way in: inflated when it was compressed, counted against [BodyLimits] while it is read, and
/// cut off at the deadline even when the server only stops sending.
final class ReceivedBody extends FilterInputStream {

    private static final int GZIP_BUFFER = 64 << 10;

    private final Counted wire;
    private final BodyLimits limits;
    private final Future<?> cutOff;
    private long inflated;

    private ReceivedBody(InputStream content, Counted wire, BodyLimits limits, Future<?> cutOff) {
        super(content);
        this.wire = wire;
        this.limits = limits;
        this.cutOff = cutOff;
    }

    /// @param cutOff closes `raw` at the deadline
    static ReceivedBody of(InputStream raw, boolean gzip, BodyLimits limits, Future<?> cutOff) throws IOException {
        var wire = new Counted(raw);
        try {
            var content = gzip ? new GZIPInputStream(wire, GZIP_BUFFER) : wire;
            return new ReceivedBody(content, wire, limits, cutOff);
        } catch (IOException failure) {
            raw.close();
            throw atDeadline(failure, cutOff);
        }
    }

    /// Bytes of the network so far.
    long received() {
        return wire.bytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(target, offset, length);
        } catch (IOException failure) {
            throw atDeadline(failure, cutOff);
        }
        inflated += Math.max(0, count);
        if (limits.exceededBy(wire.bytes, inflated)) {
            throw new TooLargeException(wire.bytes, inflated);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        cutOff.cancel(false);
        super.close();
    }

    private static IOException atDeadline(IOException failure, Future<?> cutOff) {
        if (!cutOff.isDone()) {
            return failure;
        }
        var timeout = new HttpTimeoutException("the answer stalled");
        timeout.initCause(failure);
        return timeout;
    }

    /// The answer outgrew its limits.
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long received, long inflated) {
            super("it grew to " + inflated + " bytes out of " + received + " received");
        }
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream raw) {
            super(raw);
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = super.read(target, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
