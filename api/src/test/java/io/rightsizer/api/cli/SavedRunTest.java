package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Collecting happens once: every later command lives on the saved run alone.
class SavedRunTest {

    @Test
    void givesTheSameJsonAgain() {
        var again = rightsizer("scan", "--from", DemoRun.saved(), "-o", "json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).isEqualTo(DemoRun.FIRST.out());
    }

    @Test
    void givesTheSameCsvAgain() {
        var again = rightsizer("scan", "--from", DemoRun.saved(), "-o", "csv");

        assertThat(DemoRun.DIRECTORY.resolve("recommendations.csv")).hasContent(again.out());
    }

    @Test
    void writesToAFileAndSaysSo(@TempDir Path directory) {
        var file = directory.resolve("again.json");

        var again = rightsizer("scan", "--from", DemoRun.saved(), "-o", "json", "--out", file.toString());

        assertThat(again.out()).isEmpty();
        assertThat(again.complaints()).containsExactly("wrote " + file);
        assertThat(file).hasContent(DemoRun.FIRST.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--filter, ns=sandbox, 3",
        "--filter, verdict=Keep, 6",
        "--filter, kind=Rollout|StatefulSet, 5",
        "--filter, 'name=payment-*,code=HPA_CPU', 1",
        "--only, skipped, 4"
    })
    void showsOnlyTheRowsAskedFor(String option, String value, int rows) {
        var shown = rightsizer("scan", "--from", DemoRun.saved(), "-o", "csv", option, value);

        assertThat(shown.outLines()).hasSize(rows + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "name,   skipped, backfill-orders payment-webhooks feature-flags legacy-soap",
        "memory, risk,    notebook autocomplete session-workers indexer",
        "saving, saving,  report-renderer storefront catalog events-kafka"
    })
    void sortsTheRows(String order, String only, String first) {
        var shown = rightsizer("scan", "--from", DemoRun.saved(), "-o", "csv", "--sort", order, "--only", only);

        assertThat(shown.outLines().stream().skip(1).limit(4).map(line -> line.split(",", -1)[3]))
                .containsExactly(first.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/Deployment/stream-processor",
                "data/deployment/stream-processor",
                "data/Deployment/stream-processor/stream-processor"
            })
    void explainsAWorkload(String target) {
        var explained = rightsizer("explain", target, "--from", DemoRun.saved());

        assertThat(explained.exitCode()).isZero();
        assertThat(explained.err()).isEmpty();
        assertThat(explained.out())
                .contains("stream-processor", "OOM_KILLED", "989Mi", "is the highest working set over 14 days");
    }

    @Test
    void explainsEveryContainerOfAWorkload() {
        var explained = rightsizer("explain", "payments/Deployment/payment-webhooks", "--from", DemoRun.saved());

        assertThat(explained.out()).contains("migrate-schema", "token-agent");
        assertThat(explained.out().toLowerCase(Locale.ROOT)).contains("sidecar", "init");
    }

    @Test
    void suggestsTheWorkloadThatWasMeant() {
        var explained = rightsizer("explain", "shop/Deployment/cartt", "--from", DemoRun.saved());

        assertThat(explained.exitCode()).isEqualTo(2);
        assertThat(explained.complaints())
                .containsExactly(
                        "rightsizer: the run has no shop/Deployment/cartt; did you mean" + " 'shop/Deployment/cart'?");
    }

    @ParameterizedTest
    @CsvSource({
        "--fail-on, risk, 5",
        "--fail-on, change, 5",
        "--fail-on, saving>=5%, 5",
        "--fail-on, saving>=99%, 0",
        "--only, risk, 0"
    })
    void failsAPipelineOnWhatItNames(String option, String value, int exitCode) {
        var scan = rightsizer("scan", "--from", DemoRun.saved(), "-o", "csv", option, value);

        assertThat(scan.exitCode()).isEqualTo(exitCode);
        assertThat(scan.outLines()).hasSizeGreaterThan(1);
    }
}
