package io.rightsizer.patches.check;

import io.rightsizer.patches.check.CheckResult.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one rule has to say. That all is well is told only where nothing speaks against it.
final class Findings {

    private static final int MOST = 4;

    private final CheckCode code;
    private final Set<CheckResult> objections = new LinkedHashSet<>();
    private final List<String> passed = new ArrayList<>();

    Findings(CheckCode code) {
        this.code = code;
    }

    void block(String sentence) {
        objections.add(new CheckResult(code, Level.BLOCK, sentence));
    }

    void warn(String sentence) {
        objections.add(new CheckResult(code, Level.WARN, sentence));
    }

    void objectTo(boolean worse, String sentence) {
        objections.add(new CheckResult(code, worse ? Level.BLOCK : Level.WARN, sentence));
    }

    void pass(String sentence) {
        passed.add(sentence);
    }

    /// Objections, worst first, else one result with the first sentences of what is well.
    List<CheckResult> results() {
        if (!objections.isEmpty()) {
            return objections.stream()
                    .sorted((left, right) -> right.level().compareTo(left.level()))
                    .toList();
        }
        return passed.isEmpty()
                ? List.of()
                : List.of(new CheckResult(
                        code,
                        Level.PASS,
                        String.join(" ", passed.stream().distinct().limit(MOST).toList())));
    }
}
