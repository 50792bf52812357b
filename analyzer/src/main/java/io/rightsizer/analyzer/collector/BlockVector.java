package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockException;
import io.rightsizer.analyzer.block.Chunk;
import io.rightsizer.analyzer.block.StoredSeries;
import io.rightsizer.analyzer.collector.QueryForm.CountBy;
import io.rightsizer.analyzer.collector.QueryForm.Latest;
import io.rightsizer.analyzer.collector.QueryForm.OverTime;
import io.rightsizer.analyzer.collector.QueryForm.Text;
import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Answers instant queries from blocks as Prometheus 3 does: ranges are left-open, and a series that has
/// ended, which the scrape marks by a certain NaN, has no newest sample, while ranges do not see the mark.
final class BlockVector {

    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final long ENDED = 0x7ff0000000000002L;

    private final BlockQuestions questions;
    private final long at;
    private final BlockSamples samples = new BlockSamples();

    /// @param at epoch milliseconds
    BlockVector(BlockQuestions questions, long at) {
        this.questions = questions;
        this.at = at;
    }

    List<LabelledValue> answer(PromQuery query) throws IOException {
        return switch (query.form()) {
            case Latest latest -> each(latest.selector(), LOOK_BACK, this::latest);
            case OverTime range ->
                switch (range.which()) {
                    case LAST -> each(range.selector(), range.range(), this::last);
                    case MAX -> nameless(each(range.selector(), range.range(), this::highest));
                };
            case CountBy count -> counted(count);
            case Text text ->
                throw new RequestFailedException(
                        Kind.REJECTED, "blocks on disk do not answer \"" + query.reason() + "\": " + text.text());
        };
    }

    /// What a series comes to, of its samples in `(after, at]`.
    private interface Evaluation {
        OptionalDouble of(StoredSeries series, long after) throws BlockException;
    }

    private List<LabelledValue> each(Selector selector, Duration range, Evaluation evaluation) throws IOException {
        var after = at - range.toMillis();
        var vector = new ArrayList<LabelledValue>();
        for (var series : questions.select(selector, after + 1, at)) {
            try {
                evaluation
                        .of(series, after)
                        .ifPresent(value -> vector.add(new LabelledValue(new Labels(series.labels()), value)));
            } catch (BlockException failure) {
                questions.failed(series, failure);
            }
        }
        return vector;
    }

    private OptionalDouble latest(StoredSeries series, long after) throws BlockException {
        return newest(series, after, true);
    }

    private OptionalDouble last(StoredSeries series, long after) throws BlockException {
        return newest(series, after, false);
    }

    /// Reads backwards, since the newest chunk is mostly enough.
    private OptionalDouble newest(StoredSeries series, long after, boolean endCounts) throws BlockException {
        var chunks = new ArrayList<>(series.chunks(after + 1, at));
        chunks.sort(Comparator.comparingLong(Chunk::last).reversed());
        var time = after;
        var value = OptionalDouble.empty();
        for (var chunk : chunks) {
            if (chunk.last() <= time) {
                break;
            }
            var read = samples.of(chunk);
            for (int index = read.size - 1; index >= 0 && read.times[index] > time; index--) {
                if (read.times[index] <= at && (endCounts || !isEnd(read.values[index]))) {
                    time = read.times[index];
                    value = OptionalDouble.of(read.values[index]);
                }
            }
        }
        return value.isPresent() && isEnd(value.getAsDouble()) ? OptionalDouble.empty() : value;
    }

    private OptionalDouble highest(StoredSeries series, long after) throws BlockException {
        var read = samples.of(series, after + 1, at);
        var highest = OptionalDouble.empty();
        for (int index = 0; index < read.size; index++) {
            var value = read.values[index];
            var counts = read.times[index] > after && read.times[index] <= at && !isEnd(value);
            if (counts && (highest.isEmpty() || value > highest.getAsDouble() || Double.isNaN(highest.getAsDouble()))) {
                highest = OptionalDouble.of(value);
            }
        }
        return highest;
    }

    private static boolean isEnd(double value) {
        return Double.doubleToRawLongBits(value) == ENDED;
    }

    /// A series that cannot be read counts: the index knows that it has samples. So what runs and is broken
    /// is missed later, and not taken for gone.
    private List<LabelledValue> counted(CountBy count) throws IOException {
        var counts = new LinkedHashMap<Labels, Integer>();
        var after = at - LOOK_BACK.toMillis();
        for (var series : questions.select(count.selector(), after + 1, at)) {
            if (isThere(series, after)) {
                counts.merge(kept(series, count.labels()), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new LabelledValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean isThere(StoredSeries series, long after) {
        try {
            return latest(series, after).isPresent();
        } catch (BlockException failure) {
            questions.failed(series, failure);
            return true;
        }
    }

    private static Labels kept(StoredSeries series, List<String> names) {
        var kept = new TreeMap<>(series.labels());
        kept.keySet().retainAll(names);
        return new Labels(kept);
    }

    private static List<LabelledValue> nameless(List<LabelledValue> vector) {
        return vector.stream()
                .map(element -> {
                    var labels = new TreeMap<>(element.labels().map());
                    labels.remove("__name__");
                    return new LabelledValue(new Labels(labels), element.value());
                })
                .toList();
    }
}
