package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rightsizer.analyzer.collector.UsageFileSource;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.http.page.WorkloadKey;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {

    private static final JsonNode DESCRIPTION = description();

    private static JsonNode description() {
        try {
            return new YAMLMapper().readTree(Assets.text("openapi.yaml"));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /// The answer, which is what the description says of the path and the status.
    private static JsonNode valid(Site site, String path, String described, String... headers) throws Exception {
        var answer = site.get("/api/v1" + path, headers);
        var responses = DESCRIPTION.at("/paths").required(described).at("/get/responses");
        var response = responses.required(Integer.toString(answer.statusCode()));
        if (response.has("$ref")) {
            response = DESCRIPTION.at(response.get("$ref").textValue().substring(1));
        }
        ObjectNode schema = response.at("/content/application~1json/schema").deepCopy();
        schema.set("components", DESCRIPTION.required("components"));
        var json = new ObjectMapper().readTree(answer.body());
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(json))
                .as(path)
                .isEmpty();
        return json;
    }

    @Test
    void listsTheRunsTheNewestFirst() throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            var runs = valid(site, "/runs", "/runs").required("runs");

            assertThat(runs).hasSize(1);
            assertThat(runs.at("/0/accounting/discovered").intValue()).isEqualTo(7);
        }
    }

    @Test
    void listsContainersAsThePageDoes() throws Exception {
        var run = SampleRuns.shop();
        try (var site = Site.of(run)) {
            var path = "/runs/" + run.run().id() + "/containers";

            var answer = valid(site, path + "?ns=shop&sort=risk&size=2", "/runs/{run}/containers");

            assertThat(answer.required("total").intValue()).isEqualTo(3);
            assertThat(answer.required("pages").intValue()).isEqualTo(2);
            assertThat(answer.required("containers").findValuesAsText("workload"))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("shop-statefulset-cache-"),
                            second -> assertThat(second).startsWith("shop-deployment-web-"));
            assertThat(valid(site, path + "?page=99", "/runs/{run}/containers")
                            .required("error")
                            .textValue())
                    .isEqualTo("There is no page 99; these 7 rows have page 1 only.");
            valid(site, path + "?size=0", "/runs/{run}/containers");
        }
    }

    @Test
    void showsOneRunAndOneWorkload() throws Exception {
        var run = SampleRuns.shop();
        try (var site = Site.of(run)) {
            var id = run.run().id();
            var key = WorkloadKey.of(run.recommendations().getFirst().workload());

            valid(site, "/runs/" + id, "/runs/{run}");
            var workload = valid(site, "/runs/" + id + "/workloads/" + key, "/runs/{run}/workloads/{workload}");
            valid(site, "/runs/" + id + "/workloads/none", "/runs/{run}/workloads/{workload}");
            valid(site, "/runs/none", "/runs/{run}");

            assertThat(workload.required("containers")).hasSize(1);
        }
    }

    @Test
    void aSeriesHasThePeakOfTheUsage(@TempDir Path directory) throws Exception {
        var usage = Files.writeString(directory.resolve("usage.csv"), """
                series_id,timestamp,cpu_cores,memory_bytes,cpu_request,memory_request
                a,300,0.25,1000,1,4096
                a,600,0.75,3000,1,4096
                a,900,0.5,2000,1,4096
                """);
        try (var outlines = new Outlines();
                var source = UsageFileSource.open(usage)) {
            var window = HistoryWindow.endingAt(Instant.ofEpochSecond(900), Duration.ofMinutes(15));
            var run = new Rightsizer(Config.load(ConfigSources.none()), InstantSource.fixed(Instant.EPOCH))
                    .scan(source, window, Progress.SILENT, outlines);
            var key = WorkloadKey.of(run.recommendations().getFirst().workload());
            try (var shelf = Shelf.of(List.of(run), outlines);
                    var site = Site.of(shelf.data())) {
                var path = "/runs/" + run.run().id() + "/workloads/" + key + "/series";
                var series = valid(site, path, "/runs/{run}/workloads/{workload}/series");

                assertThat(series.at("/cpuCores/highest")
                                .valueStream()
                                .mapToDouble(JsonNode::doubleValue)
                                .max())
                        .hasValue(0.75);
                assertThat(site.get("/workloads/" + key + "?cpu=100&cpu-buffer=100")
                                .body())
                        .contains("<svg", "peak 750m", "what if 1500m", "peak + 100 %");
                valid(site, path + "?container=b", "/runs/{run}/workloads/{workload}/series");
            }
        }
    }

    @Test
    void describesWhatItAnswersToThoseWhoSeeLessOrNothing(@TempDir Path directory) throws Exception {
        var token = "5a1f0c7e93b84d26a7f1";
        var access = TokenAccess.of(Files.writeString(directory.resolve("token"), token + ":teams=shop"));
        try (var shelf = TwoTeams.shelf();
                var site = Site.of(shelf.data(), access, Limits.usual(1, 10, 24))) {
            var proof = new String[] {"Authorization", "Bearer " + token};

            assertThat(valid(site, "/runs", "/runs").required("status").intValue())
                    .isEqualTo(401);
            assertThat(valid(site, "/runs", "/runs", proof).required("runs")).hasSize(2);
            assertThat(valid(site, "/runs/newer", "/runs/{run}", proof)
                            .at("/accounting/discovered")
                            .intValue())
                    .isEqualTo(3);
            var last = valid(site, "/runs", "/runs", proof);
            while (last.has("runs")) {
                last = valid(site, "/runs", "/runs", proof);
            }
            assertThat(last.required("status").intValue()).isEqualTo(429);
        }
    }

    @Test
    void describesEveryAnswerItGives() {
        assertThat(DESCRIPTION.required("paths").fieldNames())
                .toIterable()
                .containsExactly(
                        "/runs",
                        "/runs/{run}",
                        "/runs/{run}/containers",
                        "/runs/{run}/workloads/{workload}",
                        "/runs/{run}/workloads/{workload}/series");
    }
}
