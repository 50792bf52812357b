package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Asks and reads an answer as one thing, so that an answer that breaks half way is asked for again as a whole.
final class Exchange implements AutoCloseable {

    private static final int MOST_WARNINGS = 100;

    private final Transport transport;
    private final Retry retry;
    private final Pace pace;
    private final Failures failures;
    private final ConcurrentSkipListSet<String> warnings;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean warned;

    Exchange(Transport transport, Retry retry, Pace pace, Failures failures) {
        this(transport, retry, pace, failures, new ConcurrentSkipListSet<>());
    }

    private Exchange(
            Transport transport, Retry retry, Pace pace, Failures failures, ConcurrentSkipListSet<String> warnings) {
        this.transport = transport;
        this.retry = retry;
        this.pace = pace;
        this.failures = failures;
        this.warnings = warnings;
    }

    /// The same server and the same list of warnings; [#warned] is about what is asked through the new one alone.
    Exchange forOneShard() {
        return new Exchange(transport, retry, pace, failures, warnings);
    }

    /// The same server, heard by `observer`.
    Exchange observed(RequestObserver observer) {
        return new Exchange(new ObservedTransport(transport, observer), retry, pace, failures, warnings);
    }

    /// @param reader called once for each try, so it must start from nothing
    <T> T ask(WireRequest request, AnswerReader<T> reader) throws IOException {
        var tries = new AtomicInteger();
        return retry.run(() -> {
            if (tries.getAndIncrement() > 0) {
                transport.retried(request);
            }
            return once(request, reader);
        });
    }

    private <T> T once(WireRequest request, AnswerReader<T> reader) throws IOException {
        try (var turn = pace.enter(request)) {
            sent.incrementAndGet();
            try (var answer = transport.send(request)) {
                if (answer.status() / 100 != 2) {
                    throw failures.ofStatus(request, answer);
                }
                turn.answered();
                var content = reader.read(answer);
                received.addAndGet(answer.received().getAsLong());
                return content;
            } catch (IOException failure) {
                throw turn.failed(failures.of(request, failure));
            }
        }
    }

    /// As [#ask] for an endpoint of the JSON API, which every usable server has.
    <T> T askJson(WireRequest request, JsonReader<T> reader) throws IOException {
        try {
            return ask(request, answer -> readJson(request, answer, reader.start()));
        } catch (RequestFailedException failure) {
            throw failure.kind() == RequestFailedException.Kind.MISSING
                    ? new SourceUnusableException(String.valueOf(failure.getMessage()), failure)
                    : failure;
        }
    }

    private <T> T readJson(WireRequest request, Answer answer, Content<T> content) throws IOException {
        if (!answer.mediaType().endsWith("json")) {
            throw failures.notPrometheus(request, answer);
        }
        check(request, JsonAnswer.read(answer.body(), content.data()));
        return content.result();
    }

    private void check(WireRequest request, JsonAnswer answer) throws IOException {
        if (answer.status().isEmpty()) {
            throw failures.damaged(request, "it has no status");
        }
        if (!answer.status().equals("success")) {
            throw failures.errorInside(request, answer.error());
        }
        warned |= !answer.warnings().isEmpty();
        for (var warning : answer.warnings()) {
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(Failures.oneLine(warning));
            }
        }
    }

    Pace pace() {
        return pace;
    }

    Failures failures() {
        return failures;
    }

    /// Whether an answer came with a warning. Asked by the thread that asked the questions.
    boolean warned() {
        return warned;
    }

    /// Bytes of answers that came over the network through this exchange alone.
    long received() {
        return received.get();
    }

    /// Requests sent through this exchange alone.
    long sent() {
        return sent.get();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    long requests() {
        return transport.requests();
    }

    @Override
    public void close() {
        transport.close();
    }

    @FunctionalInterface
    interface AnswerReader<T> {
        T read(Answer answer) throws IOException;
    }

    /// Makes what receives the data of one try.
    @FunctionalInterface
    interface JsonReader<T> {
        Content<T> start();
    }

    /// @param data fills `result`
    record Content<T>(JsonAnswer.DataReader data, T result) {}
}
