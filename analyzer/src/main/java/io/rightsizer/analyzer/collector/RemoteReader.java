package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Usage by streamed remote read: the server copies its chunks, which are decoded here one series at a time.
final class RemoteReader extends SampleReader {

    static final String MEDIA_TYPE = "application/x-streamed-protobuf";

    private final Exchange exchange;

    private final int parts;

    RemoteReader(Exchange exchange) {
        this(exchange, 1);
    }

    private RemoteReader(Exchange exchange, int parts) {
        this.exchange = exchange;
        this.parts = parts;
    }

    @Override
    public UsageReader inParts(int some) {
        return new RemoteReader(exchange, some);
    }

    @Override
    public String method() {
        return "remote read";
    }

    @Override
    public boolean warned() {
        return exchange.warned();
    }

    @Override
    public long requests() {
        return exchange.sent();
    }

    /// Whether this server answers a streamed remote read at all.
    static void probe(Exchange exchange, long from, long to) throws IOException {
        var request = ReadRequest.probe(Selector.of("up"), from, to);
        exchange.ask(request, answer -> receive(exchange, request, answer, (labels, samples) -> labels));
    }

    @Override
    <T> List<T> read(Selector selector, HistoryWindow window, long after, Reducer<T> reducer) throws IOException {
        var upTo = window.to().toEpochMilli();
        var reason = selector.metric() + ", " + RangeReader.text(window.length()) + " of samples";
        return parts == 1
                ? read(selector, after, upTo, reason, reducer)
                : joined(selector, after, upTo, reason + " in " + parts + " parts", reducer);
    }

    private <T> List<T> read(Selector selector, long after, long upTo, String reason, Reducer<T> reducer)
            throws IOException {
        var request = ReadRequest.of(selector, after + 1, upTo, reason);
        return exchange.ask(request, answer -> receive(exchange, request, answer, reducer));
    }

    /// Samples of all stretches are put together before anything is made of them, so that no rate window is cut.
    private <T> List<T> joined(Selector selector, long after, long upTo, String reason, Reducer<T> reducer)
            throws IOException {
        var whole = new TreeMap<Labels, Samples>(
                Comparator.comparing(labels -> labels.map().toString()));
        for (int part = 0; part < parts; part++) {
            var from = after + (upTo - after) * part / parts;
            var to = after + (upTo - after) * (part + 1) / parts;
            for (var stretch :
                    read(selector, from, to, reason, (labels, samples) -> Stretch.of(labels, samples, from, to))) {
                whole.computeIfAbsent(stretch.labels, labels -> new Samples()).addAll(stretch.samples);
            }
        }
        var reduced = new ArrayList<T>();
        whole.forEach((labels, samples) -> {
            var one = reducer.reduce(labels, samples);
            if (one != null) {
                reduced.add(one);
            }
        });
        return reduced;
    }

    private record Stretch(Labels labels, Samples samples) {

        static Stretch of(Labels labels, Samples received, long after, long upTo) {
            received.tidy(after, upTo);
            var own = new Samples();
            own.addAll(received);
            return new Stretch(labels, own);
        }
    }

    private static <T> List<T> receive(Exchange exchange, WireRequest request, Answer answer, Reducer<T> reducer)
            throws IOException {
        if (!answer.mediaType().equals(MEDIA_TYPE)) {
            throw exchange.failures().unsupported(request, "the media type \"" + answer.mediaType() + "\"");
        }
        var reduced = new ArrayList<T>();
        try {
            new ChunkedSeries(new FrameReader(answer.body()), (labels, samples) -> {
                        var one = reducer.reduce(labels, samples);
                        if (one != null) {
                            reduced.add(one);
                        }
                    })
                    .readAll();
        } catch (ChunkedSeries.UnknownChunk unknown) {
            throw exchange.failures().unsupported(request, String.valueOf(unknown.getMessage()));
        } catch (FrameReader.Damaged damaged) {
            throw exchange.failures().damaged(request, String.valueOf(damaged.getMessage()));
        }
        return reduced;
    }
}
