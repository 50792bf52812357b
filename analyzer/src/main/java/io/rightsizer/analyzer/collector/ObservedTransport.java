package io.rightsizer.analyzer.collector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Measures requests; an answer counts once it is closed.
final class ObservedTransport implements Transport {

    private final Transport network;
    private final RequestObserver observer;

    ObservedTransport(Transport network, RequestObserver observer) {
        this.network = network;
        this.observer = observer;
    }

    @Override
    public Answer send(WireRequest request) throws IOException {
        var start = System.nanoTime();
        try {
            var answer = network.send(request);
            var body = new Counted(answer.body(), request.kind(), Integer.toString(answer.status()), start);
            return new Answer(answer.status(), answer.headers(), body, answer.received());
        } catch (IOException failure) {
            observer.answered(request.kind(), "error", since(start), 0);
            throw failure;
        }
    }

    @Override
    public void retried(WireRequest request) {
        observer.retried(request.kind());
    }

    @Override
    public long requests() {
        return network.requests();
    }

    @Override
    public void close() {
        network.close();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private final class Counted extends FilterInputStream {

        private final String kind;
        private final String code;
        private final long start;
        private long bytes;
        private boolean closed;

        Counted(InputStream body, String kind, String code, long start) {
            super(body);
            this.kind = kind;
            this.code = code;
            this.start = start;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = super.read(target, offset, length);
            bytes += Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                observer.answered(kind, code, since(start), bytes);
            }
            super.close();
        }
    }
}
