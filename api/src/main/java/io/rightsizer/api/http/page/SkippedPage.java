package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is missing? Everything that was left out, by reason, with what helps.
public record SkippedPage(Site site, RunView view) {

    private static final int EXAMPLES = 5;

    /// @param link to all rows with the code
    public record Reason(Code code, int count, String remedy, String link, List<Row> examples) {

        public String label() {
            var words = new CodeNote(code).label();
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }

        public String counted() {
            return Spoken.plural(count, "container");
        }
    }

    public int count() {
        return left().size();
    }

    private List<Recommendation> left() {
        return RowFilter.only("skipped").keep(view.rows());
    }

    /// The most frequent first.
    public List<Reason> reasons() {
        var byCode = new EnumMap<Code, List<Recommendation>>(Code.class);
        left().forEach(one -> one.codes().forEach(code -> byCode.computeIfAbsent(code, _ -> new ArrayList<>())
                .add(one)));
        return byCode.entrySet().stream()
                .map(this::reason)
                .sorted(Comparator.comparingInt(Reason::count).reversed())
                .toList();
    }

    private Reason reason(Map.Entry<Code, List<Recommendation>> found) {
        var rows = found.getValue();
        var query = RowQuery.all(site.run().id())
                .only("skipped")
                .with(Facet.CODE, found.getKey().name());
        return new Reason(
                found.getKey(),
                rows.size(),
                remedy(found.getKey()),
                site.links().rows(query),
                Row.of(view, rows.subList(0, Math.min(rows.size(), EXAMPLES))));
    }

    private static String remedy(Code code) {
        return switch (code) {
            case NEW_WORKLOAD -> "Wait: it is judged once it has run for the minimum history.";
            case LOW_COVERAGE -> "Look for gaps in scraping, or scan a longer window with --window.";
            case NO_USAGE -> "Check that cAdvisor metrics of its pods are scraped, and that they run at all.";
            case NO_SPEC -> "Scrape kube-state-metrics with kube_pod_container_resource_requests and _limits.";
            case BAD_NAME -> "Look at where the metrics come from: Kubernetes allows no such name.";
            case NOT_RUNNING -> "Nothing to do unless it should run; a finished Job is judged while it runs.";
            case SHARD_FAILED -> "Scan again; if it fails again, read the run's warnings and try a larger --step.";
            case INCOMPLETE -> "Scan again; if series stay missing, check the limits of the server.";
            case INJECTED_SIDECAR -> "Set its resources where the webhook is configured, not in the workload.";
            case PARTIAL_DATA -> "Read the run's warnings: the source could not answer in full.";
            case JVM, GO_MEMORY_LIMIT, NODE_HEAP -> "Export the metrics of its runtime, so that its need is seen.";
            case HPA_CPU, HPA_MEMORY -> "Let the autoscaler follow another metric, or size it by hand.";
            default -> "Open an example to see what stopped it.";
        };
    }
}
