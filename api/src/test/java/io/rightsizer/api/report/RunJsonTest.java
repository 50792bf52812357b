package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJsonTest {

    private final Path directory;

    RunJsonTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsBackAnEqualRun() throws IOException {
        var run = SampleRuns.shop();

        assertThat(RunJson.read(saved(json(run)))).isEqualTo(run);
    }

    @Test
    void readsBackTenThousandRecommendations() throws IOException {
        var run = SampleRuns.of(
                IntStream.range(0, 10_000).mapToObj(SampleRuns::numbered).toList());

        assertThat(RunJson.read(saved(json(run)))).isEqualTo(run);
    }

    @Test
    void writesQuantitiesAsTextAndLeavesAbsentLimitsOut() throws IOException {
        var run = SampleRuns.of(List.of(SampleRuns.named("web")));

        assertThat(json(run)).isEqualTo("""
                        {
                          "schemaVersion" : "1",
                          "run" : {
                            "id" : "%s",
                            "asOf" : "2026-11-20T06:00:00Z",
                            "window" : {
                              "from" : "2026-11-06T06:00:00Z",
                              "to" : "2026-11-20T06:00:00Z"
                            },
                            "source" : "http://prometheus:9090",
                            "status" : "partial",
                            "accounting" : {
                              "discovered" : 1,
                              "recommended" : 1,
                              "unchanged" : 0,
                              "skipped" : 0,
                              "failed" : 0
                            },
                            "warnings" : [ "namespace batch: 503 from the server, tried 3 times" ],
                            "requests" : 42,
                            "durationSeconds" : 1.234,
                            "policy" : "split",
                            "method" : "remote read",
                            "risks" : [ {
                              "scope" : "fleet",
                              "calibrated" : true,
                              "aimed" : 0.02,
                              "stated" : 0.015,
                              "containers" : 40,
                              "exceeded" : 1,
                              "cpuAimed" : 0.05,
                              "cpuRealised" : 0.024
                            } ]
                          },
                          "recommendations" : [ {
                            "cluster" : "",
                            "namespace" : "web",
                            "kind" : "Deployment",
                            "name" : "web",
                            "container" : "web",
                            "containerType" : "container",
                            "tier" : "standard",
                            "replicas" : 1,
                            "current" : {
                              "requests" : {
                                "cpu" : "1",
                                "memory" : "1Gi"
                              },
                              "limits" : { }
                            },
                            "recommended" : {
                              "requests" : {
                                "cpu" : "500m",
                                "memory" : "512Mi"
                              },
                              "limits" : {
                                "memory" : "512Mi"
                              }
                            },
                            "nextStep" : {
                              "requests" : {
                                "cpu" : "500m",
                                "memory" : "512Mi"
                              },
                              "limits" : {
                                "memory" : "512Mi"
                              }
                            },
                            "verdict" : "Resize",
                            "codes" : [ ],
                            "explanation" : "web"
                          } ]
                        }
                        """.formatted(run.run().id()));
    }

    @Test
    void leavesTheNextStepOutWhenNothingIsWritten() throws IOException {
        assertThat(json(SampleRuns.of(List.of(SampleRuns.steadyApi())))).doesNotContain("nextStep");
    }

    @Test
    void readsARunOfOtherHandsWithoutOurEvidence() throws IOException {
        var file = Files.writeString(directory.resolve("run.json"), """
                {"schemaVersion": "1",
                 "run": {"id": "x", "asOf": "2026-11-20T06:00:00Z",
                         "window": {"from": "2026-11-06T06:00:00Z", "to": "2026-11-20T06:00:00Z"},
                         "source": "elsewhere", "status": "complete",
                         "accounting": {"discovered": 1, "recommended": 1, "unchanged": 0, "skipped": 0, "failed": 0},
                         "warnings": [], "requests": 0, "durationSeconds": 0},
                 "recommendations": [
                   {"cluster": "", "namespace": "shop", "kind": "Deployment", "name": "web", "container": "web",
                    "containerType": "container", "replicas": 2,
                    "current": {"requests": {"cpu": "500m"}, "limits": {}},
                    "recommended": {"requests": {"cpu": "250m"}, "limits": {}},
                    "nextStep": {"requests": {"cpu": "250m"}, "limits": {}},
                    "verdict": "Resize", "codes": [], "explanation": "less", "evidence": {"cpuCores": 0.2}}]}
                """);

        var run = RunJson.read(file);

        assertThat(run.run().method()).isEqualTo("unknown");
        assertThat(run.recommendations()).singleElement().satisfies(one -> {
            assertThat(one.nextStep()).isEqualTo(one.recommended());
            assertThat(one.evidence()).isNull();
        });
    }

    @Test
    void printsNumbersPlainAndUnknownPlotPointsAsNull() throws IOException {
        assertThat(json(SampleRuns.shop()))
                .contains("\"max\" : 521142272", "\"mean\" : 0.112345678901234", ", null, ")
                .doesNotContainPattern("[0-9]E[0-9-]")
                .doesNotContain("NaN");
    }

    @Test
    void isTheSameForTheSameDataInAnyOrder() throws IOException {
        var there = SampleRuns.of(List.of(SampleRuns.oversizedWeb(), SampleRuns.hungryCache()));
        var back = SampleRuns.of(List.of(SampleRuns.hungryCache(), SampleRuns.oversizedWeb()));

        assertThat(json(there)).isEqualTo(json(back));
    }

    @Test
    void namesARunByItsContent() {
        var one = SampleRuns.of(List.of(SampleRuns.oversizedWeb())).run().id();
        var other = SampleRuns.of(List.of(SampleRuns.hungryCache())).run().id();

        assertThat(one).startsWith("20261120T060000Z-").isNotEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"schemaVersion\" : \"1\",` | `` | has no 'schemaVersion'",
                "`\"schemaVersion\" : \"1\"` | `\"schemaVersion\" : \"2\"` | has schemaVersion '2'; this version reads '1'",
                "`\"status\" : \"partial\",` | `` | has no 'run.status'",
                "`\"failed\" : 0` | `\"failed\" : -1` | must have a whole number from 0 to 2147483647 at 'run.accounting.failed'",
                "`\"verdict\" : \"Resize\"` | `\"verdict\" : \"Grow\"` | has an unreadable 'recommendations[0].verdict': no verdict 'Grow'",
                "`\"cpu\" : \"1\"` | `\"cpu\" : \"1e30\"` | has an unreadable 'recommendations[0].current.requests.cpu'",
                "`\"memory\" : \"1Gi\"` | `\"memory\" : \"-1Gi\"` | has an unreadable 'recommendations[0].current.requests.memory'",
                "`\"limits\" : { }` | `\"limits\" : 7` | must have an object at 'recommendations[0].current.limits'",
                "`\"recommendations\" : [` | `\"recommendations\" : 1, \"rest\" : [` | must have a list at 'recommendations'",
            })
    void saysWhereAFileIsNotARun(String right, String wrong, String complaint) throws IOException {
        var json = json(SampleRuns.of(List.of(SampleRuns.named("web"))));
        assertThat(json).contains(right);
        var file = saved(json.replace(right, wrong));

        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`<html>` | is not a run in JSON",
                "`` | does not begin with an object",
                "`[]` | does not begin with an object",
                "`{\"schemaVersion\":\"1\",\"run\":{` | is not a run in JSON",
                "`{\"schemaVersion\":\"1\"}` | has no 'recommendations'",
            })
    void refusesWhatIsNotARun(String content, String complaint) throws IOException {
        var file = saved(content);

        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesABottomlessDocument() throws IOException {
        var file = saved("{\"schemaVersion\":\"1\",\"run\":" + "[".repeat(100_000));

        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void saysHowToMakeAMissingFile() {
        assertThatThrownBy(() -> RunJson.read(directory.resolve("none.json")))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("save a run with 'rightsizer scan -o json --out");
    }

    private Path saved(String json) throws IOException {
        return Files.writeString(directory.resolve("run.json"), json);
    }

    static String json(Run run) throws IOException {
        var out = new StringWriter();
        RunJson.write(run, out);
        return out.toString();
    }
}
