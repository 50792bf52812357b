package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Usage by streamed remote read: the server copies its chunks, which are decoded here one series at a time.
final class RemoteReader extends SampleReader {

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

    /// Whether this server answers a streamed remote read at all.
    static void probe(Exchange exchange, long from, long to) throws IOException {
        var request = ReadRequest.probe(Selector.of("up"), from, to);
        exchange.ask(request, answer -> receive(exchange, request, answer, (labels, samples) -> labels));
    }

    @Override
    <T> List<T> read(Selector selector, HistoryWindow window, long after, Reducer<T> reducer) throws IOException {
        var upTo = window.to().toEpochMilli();
        var reason = selector.metric() + ", " + RangeReader.text(window.length()) + " of samples";
        var request = ReadRequest.of(selector, after + 1, upTo, reason);
        return exchange.ask(request, answer -> receive(exchange, request, answer, reducer));
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
