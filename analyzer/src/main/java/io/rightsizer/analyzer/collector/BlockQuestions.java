package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockException;
import io.rightsizer.analyzer.block.BlockStore;
import io.rightsizer.analyzer.block.LabelTest;
import io.rightsizer.analyzer.block.StoredSeries;
import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks series up in blocks, and keeps what was wrong with them. Used by one thread; the list of what was
/// wrong is everybody's.
final class BlockQuestions {

    private final BlockStore store;
    private final BlockLog log;
    private final Map<Labels, String> failures = new LinkedHashMap<>();
    private boolean failed;

    BlockQuestions(BlockStore store, BlockLog log) {
        this.store = store;
        this.log = log;
    }

    /// Whether anything that was asked for here could not be read.
    boolean failed() {
        return failed;
    }

    /// A series that will be missing.
    void failed(StoredSeries series, BlockException failure) {
        var labels = new Labels(series.labels());
        failed = true;
        failures.put(labels, String.valueOf(failure.getMessage()));
        log.wrong(failure.getMessage() + "; the series " + name(labels) + " is left out");
    }

    /// What was wrong with the first memory series of a container that failed here.
    Optional<String> failureOfMemory(ContainerKey container) {
        return failures.entrySet().stream()
                .filter(failure -> isMemory(failure.getKey(), container))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isMemory(Labels labels, ContainerKey container) {
        var pod = container.pod();
        return labels.metric().equals(Queries.MEMORY)
                && labels.exported("namespace").equals(pod.namespace())
                && labels.exported("pod").equals(pod.pod())
                && labels.exported("container").equals(container.container())
                && (pod.cluster().isEmpty() || labels.map().containsValue(pod.cluster()));
    }

    /// @param from epoch milliseconds, inclusive as `to`
    /// @throws RequestFailedException when a matcher is no regular expression
    List<StoredSeries> select(Selector selector, long from, long to) throws RequestFailedException {
        log.asked(to);
        return store.select(tests(selector), from, to, failure -> {
            failed = true;
            log.wrong(String.valueOf(failure.getMessage()));
        });
    }

    private static List<LabelTest> tests(Selector selector) throws RequestFailedException {
        var tests = new ArrayList<LabelTest>();
        tests.add(LabelTest.equal("__name__", selector.metric()));
        try {
            selector.matchers().stream().map(BlockQuestions::test).forEach(tests::add);
        } catch (IllegalArgumentException malformed) {
            throw new RequestFailedException(Kind.REJECTED, String.valueOf(malformed.getMessage()), malformed);
        }
        return tests;
    }

    private static LabelTest test(Matcher matcher) {
        return switch (matcher.type()) {
            case EQUAL -> LabelTest.equal(matcher.label(), matcher.value());
            case NOT_EQUAL -> LabelTest.notEqual(matcher.label(), matcher.value());
            case REGEX -> LabelTest.matching(matcher.label(), matcher.value());
            case NOT_REGEX -> LabelTest.notMatching(matcher.label(), matcher.value());
        };
    }

    /// Enough to find it by.
    private static String name(Labels labels) {
        var parts = new ArrayList<String>();
        for (var label : List.of("namespace", "pod", "container")) {
            if (!labels.exported(label).isEmpty()) {
                parts.add(label + "=" + Selector.quoted(Failures.oneLine(labels.exported(label))));
            }
        }
        return labels.metric() + (parts.isEmpty() ? "" : "{" + String.join(",", parts) + "}");
    }
}
