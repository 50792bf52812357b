package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.stream.Stream;

/// How the numbers came about, in the order in which one would work them out with a pencil.
///
/// @param proposed the policy's sentences
/// @param changed the sentences of the guardrails that held or changed something, and what else was noticed
/// @param passed what was checked and gave no reason to change anything, as short names
/// @param record a sentence: how the rule did on this container's own past; empty where that was too short
public record Reasoning(List<String> proposed, List<String> changed, List<String> passed, String record) {

    public static final Reasoning NONE = new Reasoning(List.of(), List.of(), List.of(), "");

    public Reasoning {
        proposed = List.copyOf(proposed);
        changed = List.copyOf(changed);
        passed = List.copyOf(passed);
    }

    /// All sentences.
    public List<String> sentences() {
        return Stream.of(proposed.stream(), changed.stream(), records())
                .flatMap(sentences -> sentences)
                .toList();
    }

    Stream<String> records() {
        return Stream.of(record).filter(sentence -> !sentence.isEmpty());
    }
}
