package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `rightsizer demo`, from the wire to the verdicts: what becomes of the stories that `docs/demo.md` tells.
class DemoTest {

    private static final String OUTCOMES = """
            batch/CronJob/nightly-export/nightly-export            Keep              SMALL_CHANGE
            batch/CronJob/settlement/settlement                    Resize            STEP_LIMITED
            batch/Job/backfill-orders/backfill                     TooLittleHistory  NEW_WORKLOAD
            data/Deployment/report-renderer/report-renderer        NeedsReview       SUSPECTED_TYPO
            data/Deployment/schema-registry/schema-registry        Resize            STEP_LIMITED JVM
            data/Deployment/stream-processor/stream-processor      Resize            OOM_KILLED RESTARTS CENSORED
            data/Deployment/weekend-reports/weekend-reports        Resize            WEEKLY_PEAK
            data/StrimziPodSet/events-kafka/kafka                  Resize
            observability/DaemonSet/node-agent/node-agent          Resize            STEP_LIMITED
            observability/Deployment/grafana/grafana               Resize            STEP_LIMITED
            observability/StatefulSet/metrics-store/metrics-store  Keep              SMALL_CHANGE
            payments/Deployment/fraud-scoring/fraud-scoring        Resize            STEP_LIMITED WEEK_AGO JVM
            payments/Deployment/ledger/ledger                      Resize            WEEKLY_PEAK
            payments/Deployment/payment-gateway/payment-gateway    Resize            HPA_CPU
            payments/Deployment/payment-webhooks/payment-webhooks  Resize
            payments/Deployment/payment-webhooks/migrate-schema    TooLittleHistory  NEW_WORKLOAD
            payments/Deployment/payment-webhooks/token-agent       Resize            STEP_LIMITED
            payments/StatefulSet/ledger-db/postgres                Resize
            platform/Deployment/api-gateway/api-gateway            Resize            WEEK_AGO
            platform/Deployment/api-gateway/log-shipper            Resize            STEP_LIMITED
            platform/Deployment/auth/auth                          Keep              SMALL_CHANGE
            platform/Deployment/feature-flags/feature-flags        TooLittleHistory  NEW_WORKLOAD
            platform/Deployment/legacy-soap/legacy-soap            Skipped           NOT_RUNNING
            platform/Deployment/mailer/mailer                      Resize            NO_REQUEST
            platform/Deployment/notifications/notifications        Resize            STEP_LIMITED
            platform/Deployment/session-workers/workers            Resize            OOM_KILLED CENSORED
            sandbox/Deployment/notebook/notebook                   Resize            LIMIT_RANGE
            sandbox/Deployment/playground/playground               Resize            STEP_LIMITED LIMIT_RANGE FLOOR
            sandbox/Pod/debug-shell/shell                          Resize            STEP_LIMITED LIMIT_RANGE FLOOR
            search/Deployment/autocomplete/autocomplete            Resize            POSSIBLE_LEAK
            search/Deployment/indexer/indexer                      Resize            DAILY_PEAK
            search/Deployment/search-api/search-api                Resize
            search/Deployment/thumbnailer/thumbnailer              Resize
            search/StatefulSet/opensearch/opensearch               Keep              SMALL_CHANGE JVM
            shop/Deployment/cart/cart                              Keep              SMALL_CHANGE
            shop/Deployment/catalog/catalog                        Resize            STEP_LIMITED
            shop/Deployment/checkout/checkout                      Resize            STEP_LIMITED
            shop/Deployment/image-resizer/image-resizer            Resize            THROTTLED CENSORED
            shop/Deployment/recommendations/recommendations        Resize            STEP_LIMITED
            shop/Deployment/storefront/istio-proxy                 NeedsReview       STEP_LIMITED INJECTED_SIDECAR
            shop/Deployment/storefront/storefront                  Resize            STEP_LIMITED
            shop/Rollout/pricing-engine/pricing-engine             Resize            STEP_LIMITED
            shop/StatefulSet/session-cache/redis                   Keep              SMALL_CHANGE
            """;

    @Test
    void isCompleteAndAccountsForEveryContainer() throws Exception {
        var run = DemoRun.FIRST.json().required("run");

        assertThat(DemoRun.FIRST.exitCode()).isZero();
        assertThat(run.required("status").textValue()).isEqualTo("complete");
        assertThat(run.required("warnings")).isEmpty();
        assertThat(run.required("accounting").toString())
                .isEqualTo("{\"discovered\":43,\"recommended\":33,\"unchanged\":6,\"skipped\":4,\"failed\":0}");
        assertThat(DemoRun.FIRST.recommendations()).hasSize(43);
    }

    @Test
    void everyStoryEndsAsItShould() throws Exception {
        var outcomes = new ArrayList<String>();
        for (var one : DemoRun.FIRST.recommendations()) {
            var codes = StreamSupport.stream(one.required("codes").spliterator(), false)
                    .map(JsonNode::textValue)
                    .collect(Collectors.joining(" "));
            outcomes.add((name(one) + " " + one.required("verdict").textValue() + " " + codes).strip());
        }

        assertThat(outcomes)
                .containsExactlyElementsOf(
                        OUTCOMES.lines().map(line -> line.replaceAll(" +", " ")).toList());
    }

    /// Amounts as `cpu request, memory request, memory limit`, today and after the next step.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    shop/Deployment/storefront/storefront      | 1    2Gi    2Gi    | 500m  1Gi    1Gi
                    shop/Deployment/catalog/catalog            | 1500m 1536Mi 1536Mi | 750m  768Mi  768Mi
                    observability/Deployment/grafana/grafana   | 1    1Gi    1Gi    | 500m  512Mi  512Mi
                    platform/Deployment/notifications/notifications | 500m 1Gi -    | 250m  512Mi  512Mi
                    """)
    void halvesAtMostInOneStep(String name, String today, String next) throws Exception {
        assertThat(amounts(named(name).required("current"))).isEqualTo(today.replaceAll(" +", " "));
        assertThat(amounts(named(name).required("nextStep"))).isEqualTo(next.replaceAll(" +", " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/Deployment/stream-processor/stream-processor",
                "platform/Deployment/session-workers/workers"
            })
    void raisesTheMemoryOfWhatWasKilledForIt(String name) throws Exception {
        var killed = named(name);

        assertThat(killed.at("/evidence/oomKills/count").asInt()).isPositive();
        assertThat(memory(killed, "/nextStep/requests")).isGreaterThanOrEqualTo(memory(killed, "/current/limits"));
        // A quarter of 512Mi more, at least.
        assertThat(memory(killed, "/nextStep/limits")).isGreaterThanOrEqualTo(Memory.mebibytes(640));
    }

    /// The policy's own 512Mi and 992Mi are no less than what the kill asks for, 512Mi and 640Mi.
    @Test
    void claimsNoRaiseThatThePolicyMadeByItself() throws Exception {
        assertThat(named("data/Deployment/stream-processor/stream-processor")
                        .required("explanation")
                        .textValue())
                .contains("Memory is rounded up: request 512Mi, limit 992Mi.")
                .doesNotContain("Killed");
    }

    @Test
    void lowersNothingOfWhatIsThrottled() throws Exception {
        var throttled = named("shop/Deployment/image-resizer/image-resizer");

        assertThat(throttled.at("/evidence/throttling/share").asDouble()).isGreaterThan(0.05);
        assertThat(cpu(throttled, "/nextStep/requests")).isGreaterThanOrEqualTo(cpu(throttled, "/current/requests"));
        assertThat(memory(throttled, "/nextStep/requests"))
                .isGreaterThanOrEqualTo(memory(throttled, "/current/requests"));
        assertThat(throttled.at("/nextStep/limits/cpu").isMissingNode()).isTrue();
    }

    @Test
    void leavesCpuToTheAutoscalerAndSizesMemory() throws Exception {
        var scaled = named("payments/Deployment/payment-gateway/payment-gateway");

        assertThat(cpu(scaled, "/nextStep/requests")).isEqualTo(cpu(scaled, "/current/requests"));
        assertThat(memory(scaled, "/nextStep/requests")).isBetween(Memory.mebibytes(330), Memory.mebibytes(400));
    }

    @Test
    void writesNothingForASuspectedTypo() throws Exception {
        var typo = named("data/Deployment/report-renderer/report-renderer");

        assertThat(memory(typo, "/current/requests")).isEqualTo(Memory.parse("100Gi"));
        assertThat(memory(typo, "/recommended/requests")).isLessThan(Memory.mebibytes(128));
        assertThat(typo.has("nextStep")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/Deployment/cart/cart",
                "shop/StatefulSet/session-cache/redis",
                "platform/Deployment/auth/auth",
                "platform/Deployment/feature-flags/feature-flags",
                "platform/Deployment/legacy-soap/legacy-soap"
            })
    void writesNothingForWhatIsKeptOrUnknown(String name) throws Exception {
        assertThat(named(name).has("nextStep")).isFalse();
    }

    @Test
    void tellsContainersSidecarsAndInitContainersApart() throws Exception {
        var types = new TreeMap<String, String>();
        for (var one : DemoRun.FIRST.recommendations()) {
            if (one.required("name").textValue().equals("payment-webhooks")) {
                types.put(
                        one.required("container").textValue(),
                        one.required("containerType").textValue());
            }
        }

        assertThat(types)
                .isEqualTo(Map.of("migrate-schema", "init", "payment-webhooks", "container", "token-agent", "sidecar"));
    }

    @Test
    void proposesRequestsWhereNoneAreSet() throws Exception {
        var mailer = named("platform/Deployment/mailer/mailer");

        assertThat(mailer.required("current").toString()).isEqualTo("{\"requests\":{},\"limits\":{}}");
        assertThat(memory(mailer, "/nextStep/requests")).isBetween(Memory.mebibytes(170), Memory.mebibytes(190));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox/Deployment/playground/playground", "sandbox/Deployment/notebook/notebook"})
    void staysWithinTheLimitRange(String name) throws Exception {
        var next = named(name);

        assertThat(cpu(next, "/nextStep/requests")).isGreaterThanOrEqualTo(Cpu.millicores(50));
        assertThat(memory(next, "/nextStep/requests")).isGreaterThanOrEqualTo(Memory.mebibytes(64));
        assertThat(cpu(next, "/nextStep/limits")).isLessThanOrEqualTo(Cpu.parse("2"));
        assertThat(memory(next, "/nextStep/limits")).isLessThanOrEqualTo(Memory.parse("4Gi"));
    }

    /// Two weeks of nightly runs, the pods of two versions, one pod a node.
    @ParameterizedTest
    @CsvSource({
        "batch/CronJob/settlement/settlement, 14",
        "shop/Rollout/pricing-engine/pricing-engine, 4",
        "observability/DaemonSet/node-agent/node-agent, 5"
    })
    void countsEveryPodOfTheWindow(String name, int pods) throws Exception {
        assertThat(named(name).at("/evidence/pods").asInt()).isEqualTo(pods);
    }

    @Test
    void isTheSameTwiceButForTheTimeItTook(@TempDir Path directory) {
        var second = rightsizer("demo", "-o", "json", "--dir", directory.toString());

        assertThat(withoutDuration(second.out())).isEqualTo(withoutDuration(DemoRun.FIRST.out()));
        assertThat(directory.resolve("recommendations.csv"))
                .hasSameTextualContentAs(DemoRun.DIRECTORY.resolve("recommendations.csv"));
        assertThat(directory.resolve("patches/README.md"))
                .hasSameTextualContentAs(DemoRun.DIRECTORY.resolve("patches/README.md"));
    }

    @Test
    void isValidByThePublishedSchema() throws IOException {
        try (var published = DemoTest.class.getResourceAsStream("/schema/run-v1.json")) {
            var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(published);

            assertThat(schema.validate(DemoRun.FIRST.out(), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void theDocumentationTellsOfTheSameWorkloads() throws Exception {
        var told = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Path.of("..", "docs", "demo.md"))) {
            var cells = line.split(" *\\| *", -1);
            if (cells.length == 5 && cells[1].contains("/")) {
                workloads(cells[1]).forEach(workload -> told.put(workload, cells[3]));
            }
        }

        var found = new TreeSet<String>();
        var kept = new TreeSet<String>();
        for (var one : DemoRun.FIRST.recommendations()) {
            var workload = name(one).substring(0, name(one).lastIndexOf('/'));
            found.add(workload);
            if (one.required("verdict").textValue().equals("Keep")) {
                kept.add(workload);
            }
        }
        assertThat(told.keySet()).isEqualTo(found);
        assertThat(kept).allMatch(workload -> String.valueOf(told.get(workload)).startsWith("kept"));
        assertThat(told).allSatisfy((workload, see) -> assertThat(see.startsWith("kept"))
                .isEqualTo(kept.contains(workload)));
    }

    /// `batch/CronJob/a, b` names two.
    private static List<String> workloads(String cell) {
        var prefix = cell.substring(0, cell.lastIndexOf('/') + 1);
        return List.of(cell.split(", ", -1)).stream()
                .map(name -> name.startsWith(prefix) ? name : prefix + name)
                .toList();
    }

    private static String withoutDuration(String json) {
        return json.replaceFirst("\"durationSeconds\" : [0-9.]+", "");
    }

    private static JsonNode named(String name) throws IOException {
        return DemoRun.FIRST.recommendations().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(JsonNode one) {
        return List.of("namespace", "kind", "name", "container").stream()
                .map(key -> one.required(key).textValue())
                .collect(Collectors.joining("/"));
    }

    private static String amounts(JsonNode resources) {
        return List.of("/requests/cpu", "/requests/memory", "/limits/memory").stream()
                .map(path -> resources.at(path).asText())
                .map(text -> text.isEmpty() ? "-" : text)
                .collect(Collectors.joining(" "));
    }

    private static Cpu cpu(JsonNode one, String place) {
        return Cpu.parse(one.at(place + "/cpu").textValue());
    }

    private static Memory memory(JsonNode one, String place) {
        return Memory.parse(one.at(place + "/memory").textValue());
    }
}
