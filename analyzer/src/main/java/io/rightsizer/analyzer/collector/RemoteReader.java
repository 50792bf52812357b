package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Usage by streamed remote read: the server copies its chunks, the arithmetic happens here. Series are decoded one
/// at a time; only what they were reduced to is kept until the answer is known to be whole.
final class RemoteReader implements UsageReader {

    static final String MEDIA_TYPE = "application/x-streamed-protobuf";

    private final Exchange exchange;

    RemoteReader(Exchange exchange) {
        this.exchange = exchange;
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
    public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        var from =
                Math.min(window.from().toEpochMilli(), window.firstPoint()) - Reduction.LONGEST_RATE_WINDOW.toMillis();
        read(counter, window, from, (labels, samples) -> Reduction.cpu(labels, samples, window))
                .forEach(sink);
    }

    @Override
    public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        var from = window.firstPoint() - window.stepMillis();
        read(gauge, window, from, (labels, samples) -> Reduction.memory(labels, samples, window))
                .forEach(sink);
    }

    @Override
    public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
        var from = window.from().toEpochMilli();
        read(counter, window, from, (labels, samples) -> Reduction.growth(labels, samples, window))
                .forEach(sink);
    }

    /// Whether this server answers a streamed remote read at all.
    static void probe(Exchange exchange, long from, long to) throws IOException {
        var request = ReadRequest.probe(Selector.of("up"), from, to);
        exchange.ask(request, answer -> receive(exchange, request, answer, (labels, samples) -> labels));
    }

    /// @param after epoch milliseconds, exclusive
    private <T> List<T> read(Selector selector, HistoryWindow window, long after, Reducer<T> reducer)
            throws IOException {
        var upTo = window.to().toEpochMilli();
        var reason = selector.metric() + ", " + RangeReader.text(window.length()) + " of samples";
        var request = ReadRequest.of(selector, after + 1, upTo, reason);
        return exchange.ask(
                request,
                answer -> receive(exchange, request, answer, (labels, samples) -> {
                    samples.tidy(after, upTo);
                    return samples.size == 0 ? null : reducer.reduce(labels, samples);
                }));
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

    private interface Reducer<T> {
        @org.jspecify.annotations.Nullable
        T reduce(Labels labels, Samples samples);
    }
}
