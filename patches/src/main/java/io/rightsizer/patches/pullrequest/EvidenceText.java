package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the numbers rest on, folded away for those who do not ask.
///
/// @param brief a container in one line, without its reasons
record EvidenceText(boolean brief) {

    String of(List<Member> members) {
        var text = members.stream()
                .flatMap(member -> member.change().containers().stream()
                        .flatMap(change -> member.candidate().container(change.name()).stream()))
                .flatMap(one -> of(one).stream())
                .collect(Collectors.joining("\n\n"));
        return text.isEmpty()
                ? ""
                : "<details><summary>Evidence: peak of each day, what was seen, which rule fixed the value</summary>\n\n"
                        + text + "\n\n</details>";
    }

    private Optional<String> of(Recommendation one) {
        var evidence = one.evidence();
        if (evidence == null) {
            return Optional.empty();
        }
        var name = "**" + ChangeTable.workload(one.workload()) + "** "
                + Markdown.code(one.container().name());
        return Optional.of(brief ? name + " " + seen(evidence) : full(name, one, evidence));
    }

    private static String full(String name, Recommendation one, Evidence evidence) {
        var lines = Stream.of(
                        Stream.of(curve("CPU", evidence, true), curve("memory", evidence, false), seen(evidence)),
                        reasons(one, evidence).map(Markdown::text))
                .flatMap(group -> group)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(line -> "- " + line);
        return name + "\n\n" + lines.collect(Collectors.joining("\n"));
    }

    /// The explanation is the derivation in one breath.
    private static Stream<String> reasons(Recommendation one, Evidence evidence) {
        return evidence.derivation().isEmpty() ? Stream.of(one.explanation()) : evidence.derivation().stream();
    }

    private static String curve(String resource, Evidence evidence, boolean isCpu) {
        var columns = isCpu ? evidence.plot().cpu() : evidence.plot().memory();
        var top = columns.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .max();
        if (top.isEmpty()) {
            return "";
        }
        var days = Math.max(1, (int) evidence.window().length().toDays());
        return resource + " `" + Sparkline.of(columns, days, top.getAsDouble()) + "` highest "
                + ChangeTable.amount(top.getAsDouble(), isCpu);
    }

    private static String seen(Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "%d days to %s, %s, %,d samples, %.0f %% of the time covered; OOM kills %d, throttled %.1f %% of CPU"
                        + " periods, restarts %d",
                evidence.window().length().toDays(),
                evidence.window().to().toString().substring(0, 10),
                Wording.count(evidence.pods(), "pod"),
                evidence.samples(),
                100 * evidence.coverage().share(),
                evidence.oomKills().count(),
                100 * evidence.throttling().share(),
                evidence.restarts());
    }
}
