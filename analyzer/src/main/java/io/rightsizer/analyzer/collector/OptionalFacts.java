package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import io.rightsizer.analyzer.collector.Selector.Matcher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/// Facts on which no recommendation depends: a question that goes unanswered is as good as one whose answer is empty,
/// apart from a warning. So a server that refuses one, or a recording from before it was asked, still gives a run.
final class OptionalFacts {

    private final KubeFacts facts;
    private final List<IOException> unanswered = new ArrayList<>();

    OptionalFacts(KubeFacts facts) {
        this.facts = facts;
    }

    List<Fact> now(KubeMetric metric, Matcher... matchers) throws IOException {
        return orNone(() -> facts.now(metric, matchers));
    }

    List<Fact> recently(KubeMetric metric) throws IOException {
        return orNone(() -> facts.recently(metric));
    }

    List<Fact> clusterWide(KubeMetric metric, Matcher... matchers) throws IOException {
        return orNone(() -> facts.clusterWide(metric, matchers));
    }

    List<Fact> clusterWideNow(KubeMetric metric) throws IOException {
        return orNone(() -> facts.clusterWideNow(metric));
    }

    List<Fact> prices(PriceMetric metric) throws IOException {
        return orNone(() -> facts.prices(metric));
    }

    /// One sentence where something went unanswered.
    List<String> warnings() {
        if (unanswered.isEmpty()) {
            return List.of();
        }
        var first = unanswered.getFirst();
        return List.of("nodes or prices are taken for unknown where the server gave no answer, " + unanswered.size()
                + " in all: " + Failures.oneLine(String.valueOf(first.getMessage())));
    }

    @FunctionalInterface
    private interface Question {
        List<Fact> ask() throws IOException;
    }

    private List<Fact> orNone(Question question) throws IOException {
        try {
            return question.ask();
        } catch (InterruptedIOException interruption) {
            throw interruption;
        } catch (IOException failure) {
            if (isAway(failure)) {
                throw failure;
            }
            unanswered.add(failure);
            return List.of();
        }
    }

    /// A server that went away will not answer what is needed either, and each try takes its time.
    private static boolean isAway(IOException failure) {
        return failure.getCause() instanceof RequestFailedException cause && cause.kind() == Kind.UNREACHABLE;
    }
}
