package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockException;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.util.ArrayList;
import java.util.List;

/// Usage from blocks on disk. A series with a broken chunk is left out and named.
final class BlockReader extends SampleReader {

    private final BlockQuestions questions;
    private final BlockSamples samples = new BlockSamples();

    BlockReader(BlockQuestions questions) {
        this.questions = questions;
    }

    @Override
    public String method() {
        return "blocks";
    }

    @Override
    public boolean warned() {
        return questions.failed();
    }

    @Override
    public String whyMissing(ContainerKey container) {
        return questions.failureOfMemory(container).orElseGet(() -> super.whyMissing(container));
    }

    @Override
    <T> List<T> read(Selector selector, HistoryWindow window, long after, Reducer<T> reducer)
            throws RequestFailedException {
        var upTo = window.to().toEpochMilli();
        var reduced = new ArrayList<T>();
        for (var series : questions.select(selector, after + 1, upTo)) {
            try {
                var one = reducer.reduce(new Labels(series.labels()), samples.of(series, after + 1, upTo));
                if (one != null) {
                    reduced.add(one);
                }
            } catch (BlockException failure) {
                questions.failed(series, failure);
            }
        }
        return reduced;
    }
}
