package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.RealisedSaving;
import io.rightsizer.api.history.RealisedSaving.Requested;
import io.rightsizer.api.history.RunName;
import io.rightsizer.api.history.StoredRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What `docs/demo.md` says three runs tell: what was advised and set, what it brought, what got worse.
class DemoWeeksTest {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    void whatIsSetSinceTheReleaseIsWhatTheRunBeforeItAdvised() throws IOException {
        assertThat(containers("latest~2", "latest~1", "deployed"))
                .containsExactly("metrics-store", "auth", "opensearch", "cart");
        assertThat(containers("latest~2", "latest~1", "edited")).isEmpty();
        assertThat(rows("latest").stream().filter(row -> List.of("metrics-store", "auth", "opensearch", "cart")
                        .contains(row.name().workload().name())))
                .extracting(StoredRow::verdict)
                .containsExactly("Keep", "Keep", "Keep", "Keep");
    }

    /// Two replicas of auth and cart, three of opensearch, one of metrics-store; all runs are of a Sunday.
    @Test
    void tellsWhatTheReleaseBrought() throws IOException {
        var realised = realised();

        assertThat(realised)
                .extracting(saving -> saving.name().workload().name(), RealisedSaving::before, RealisedSaving::after)
                .containsExactly(
                        tuple("metrics-store", new Requested(500, 10 * GIBIBYTE), new Requested(500, 5 * GIBIBYTE)),
                        tuple("auth", new Requested(1040, GIBIBYTE), new Requested(520, GIBIBYTE / 2)),
                        tuple("opensearch", new Requested(6000, 9 * GIBIBYTE), new Requested(3000, 9 * GIBIBYTE)),
                        tuple("cart", new Requested(880, GIBIBYTE), new Requested(440, GIBIBYTE / 2)));
        assertThat(realised).allSatisfy(saving -> {
            assertThat(saving.advisedBy()).startsWith("20261025T");
            assertThat(saving.liveIn()).startsWith("20261101T");
            assertThat(saving.weekdays()).isEqualTo(1);
        });
        assertThat(realised.stream().map(RealisedSaving::cost))
                .extracting(cost -> cents(cost.before()) + " -> " + cents(cost.after()))
                .containsExactly("51.64 -> 32.84", "22.76 -> 16.47", "189.46 -> 103.68", "16.29 -> 7.67");
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// The version of 28 October leaks; lowering its memory, as was advised before, would have killed it.
    @Test
    void autocompleteGetsWorse() throws IOException {
        assertThat(List.of(autocomplete("latest~2"), autocomplete("latest~1"), autocomplete("latest")))
                .extracting(StoredRow::codes)
                .containsExactly(
                        List.of("STEP_LIMITED"), List.of("STEP_LIMITED", "LEVEL_SHIFT"), List.of("POSSIBLE_LEAK"));
    }

    @Test
    void workloadsComeAndGo() throws IOException {
        assertThat(containers("latest~1", "latest", "appeared"))
                .containsExactly("backfill-orders", "feature-flags", "debug-shell");
        assertThat(containers("latest~1", "latest", "gone")).containsExactly("autumn-sale");
        assertThat(containers("latest~1", "latest", "verdict")).contains("legacy-soap");
    }

    private static StoredRow autocomplete(String run) throws IOException {
        return rows(run).stream()
                .filter(row -> row.name().workload().name().equals("autocomplete"))
                .findFirst()
                .orElseThrow();
    }

    /// The workloads whose containers changed in one way.
    private static List<String> containers(String before, String after, String change) throws IOException {
        var differences =
                DemoWeeks.ask("diff", before, after, "-o", "json").json().required("differences");
        return StreamSupport.stream(differences.spliterator(), false)
                .filter(difference -> labels(difference).contains(change))
                .map(difference -> difference.required("name").textValue())
                .toList();
    }

    private static List<String> labels(JsonNode difference) {
        return StreamSupport.stream(difference.required("changes").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static List<StoredRow> rows(String run) throws IOException {
        try (var history = History.existing(DemoWeeks.place())) {
            return history.rows(history.find(RunName.parse(run).orElseThrow()));
        }
    }

    private static List<RealisedSaving> realised() throws IOException {
        try (var history = History.existing(DemoWeeks.place())) {
            return history.realised();
        }
    }
}
