package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class OutputFormatTest {

    private static final String ESCAPE = "\u001B";

    @Test
    void tableShowsWhatIsSizedAndAccountsForTheRest() throws IOException {
        var shown = text(OutputFormat.TABLE, SampleRuns.shop(), 110);

        assertThat(shown).isEqualTo("""
                VERDICT        NAMESPACE  WORKLOAD            CPU REQUEST    MEMORY REQUEST   MEMORY LIMIT     CODES
                = Keep         shop       deploy/api          200m           256Mi            300Mi            SMALL_CHANGE
                ▼ Resize       shop       deploy/web             2 →    1 ⇢    4Gi →   2Gi ⇢    4Gi →   2Gi ⇢  STEP_LIMITED
                ▲ Resize       shop       sts/cache:redis     100m → 180m    256Mi → 512Mi    256Mi → 600Mi    OOM_KILLED JVM
                ? NeedsReview  web        deploy/front:nginx  500m ⇢ 300m    128Mi →  96Mi    128Mi → 120Mi    HPA_CPU

                7 discovered = 3 recommended + 1 unchanged + 2 skipped + 1 failed
                ▼ 1 lowered   ▲ 1 raised   ? 1 for a person to decide   = 1 kept
                → written by this run's patches   ⇢ recommended, not written in this run

                requested by the rows shown, with all replicas: now → with this run's patches
                  CPU     11.5 → 8.58 cores (25 % less)
                  memory  14Gi → 7.94Gi (43 % less)
                  1 pod without a CPU or memory request today, counted as 0 where it is missing

                Codes of the rows shown
                    1  OOM_KILLED    was OOM-killed in the window; memory is never lowered after a kill
                    1  HPA_CPU       an autoscaler follows CPU usage as a share of the request; CPU is left alone
                    1  STEP_LIMITED  lowered only part of the way in this run
                    1  SMALL_CHANGE  the change is too small to be worth a rollout
                    1  JVM           runs a JVM: it fills the heap it may have, so usage is weak evidence of need

                Left out
                    1  NEW_WORKLOAD  has run for less than the minimum history
                    1  NOT_RUNNING   had no pod at the end of the window
                    1  SHARD_FAILED  its usage could not be read

                partial run 20261120T060000Z-cd397cb9612a, policy split, 6 Nov 2026 06:00 UTC to 20 Nov 2026 06:00 UTC,
                  http://prometheus:9090
                margins calibrated on this fleet's own history: 1.5 % of containers are expected to go above their memory
                  limit in a week (aim 2 %); fitted on two thirds of the window, 1 of 40 did in the last third
                ! namespace batch: 503 from the server, tried 3 times
                """);
    }

    @Test
    void eightyColumnsKeepWhoWhichWayAndBothRequests() throws IOException {
        assertThat(text(OutputFormat.TABLE, SampleRuns.shop(), 80)).startsWith("""
                   NAMESPACE  WORKLOAD            CPU REQUEST    MEMORY REQUEST
                =  shop       deploy/api          200m           256Mi
                ▼  shop       deploy/web             2 →    1 ⇢    4Gi →   2Gi ⇢
                ▲  shop       sts/cache:redis     100m → 180m    256Mi → 512Mi
                ?  web        deploy/front:nginx  500m ⇢ 300m    128Mi →  96Mi
                """);
    }

    @Test
    void cutsNamesButNeverANumber() throws IOException {
        assertThat(text(OutputFormat.TABLE, SampleRuns.shop(), 60)).startsWith("""
                   NAMESPACE  WORKLOAD        CPU REQUEST    MEMORY REQUEST
                =  shop       deploy/api      200m           256Mi
                ▼  shop       deploy/web         2 →    1 ⇢    4Gi →   2Gi ⇢
                ▲  shop       sts/cac…:redis  100m → 180m    256Mi → 512Mi
                ?  web        deploy/…:nginx  500m ⇢ 300m    128Mi →  96Mi
                """);
    }

    @Test
    void wideShowsTheWholeWayAndTheCpuLimit() throws IOException {
        assertThat(text(OutputFormat.WIDE, SampleRuns.shop(), 200)).startsWith("""
                VERDICT        NAMESPACE  WORKLOAD            TYPE       PODS  CPU REQUEST         CPU LIMIT  MEMORY REQUEST         MEMORY LIMIT           CODES
                """);
    }

    @Test
    void leftOutRowsAloneTellWhy() throws IOException {
        assertThat(text(OutputFormat.TABLE, SampleRuns.of(List.of(SampleRuns.newcomer())), 80))
                .startsWith("""
                VERDICT             NAMESPACE  WORKLOAD      WHY
                · TooLittleHistory  web        deploy/fresh  seen for 12h, needs 2d
                """);
    }

    @Test
    void saysWhenNoRowPassesTheFilters() throws IOException {
        assertThat(text(OutputFormat.TABLE, SampleRuns.shop().showing(List.of()), 80))
                .startsWith("""
                no row passes the filters

                7 discovered""");
    }

    @Test
    void keptRowsAreFaint() throws IOException {
        var coloured = new StringWriter();
        OutputFormat.TABLE.write(
                SampleRuns.of(List.of(SampleRuns.steadyApi())), coloured, new TableStyle(110, Ansi.ON));

        assertThat(coloured.toString()).contains("\n" + ESCAPE + "[2m= Keep   shop       deploy/api");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "END; a long sentence; 8; a long …",
                "MIDDLE; deploy/payment-webhooks:token-agent; 25; deploy/payme…:token-agent",
                "WORDS; OOM_KILLED JVM RESTARTS; 13; OOM_KILLED +2",
                "WORDS; OOM_KILLED JVM RESTARTS; 17; OOM_KILLED JVM +1",
                "WORDS; SUSPECTED_TYPO; 9; SUSPECTE…",
            })
    void cutsWhereItHurtsLeast(Cut cut, String text, int width, String shown) {
        assertThat(cut.to(text, width)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 200})
    void tablesFitTheWidth(int columns) throws IOException {
        var run = SampleRuns.of(List.of(SampleRuns.oversizedWeb(), SampleRuns.named("n".repeat(253))));

        assertThat(text(OutputFormat.TABLE, run, columns).lines()).allMatch(line -> line.length() <= columns);
        assertThat(text(OutputFormat.WIDE, run, columns).lines()).allMatch(line -> line.length() <= columns);
    }

    @Test
    void colourAddsNothingButColour() throws IOException {
        var coloured = new StringWriter();
        OutputFormat.TABLE.write(SampleRuns.shop(), coloured, new TableStyle(110, Ansi.ON));

        assertThat(coloured.toString()).contains(ESCAPE);
        assertThat(coloured.toString().replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
                .isEqualTo(text(OutputFormat.TABLE, SampleRuns.shop(), 110));
    }

    @ParameterizedTest
    @EnumSource(names = {"TABLE", "WIDE", "MARKDOWN"})
    void hostileNamesCannotSteerATerminal(OutputFormat format) throws IOException {
        var run = SampleRuns.of(List.of(SampleRuns.named("a" + ESCAPE + "[2Jb\r\nc\u202Ed\u0007")));

        assertThat(text(format, run, 200))
                .doesNotContain(ESCAPE, "\r", "\u202E", "\u0007")
                .contains("a�[2Jb��c�d�");
    }

    @Test
    void csvHasOneFullRowPerContainer() throws IOException {
        var run = SampleRuns.of(List.of(SampleRuns.oversizedWeb(), SampleRuns.hungryCache(), SampleRuns.vanished()));

        assertThat(text(OutputFormat.CSV, run, 80).lines())
                .containsExactly(
                        "cluster,namespace,kind,name,container,container_type,cpu_request_cores,cpu_limit_cores,"
                                + "memory_request_bytes,memory_limit_bytes,current_cpu_request_cores,"
                                + "current_cpu_limit_cores,current_memory_request_bytes,current_memory_limit_bytes,"
                                + "verdict,codes,tier,stated_memory_risk,stated_cpu_risk",
                        ",batch,Deployment,gone,gone,container,,,,,1,,1073741824,,Skipped,NOT_RUNNING,standard,,",
                        ",shop,Deployment,web,web,container,0.25,,536870912,671088640,2,4,4294967296,4294967296,Resize,"
                                + "STEP_LIMITED,standard,0.015,0.024",
                        ",shop,StatefulSet,cache,redis,container,0.18,,536870912,629145600,0.1,0.2,268435456,268435456,"
                                + "Resize,OOM_KILLED;JVM,critical,0.015,0.024");
    }

    @Test
    void csvBeginsWithTheSeriesWhereTheSourceWasAFile() throws IOException {
        assertThat(text(OutputFormat.CSV, SampleRuns.of(List.of(SampleRuns.series("vm-7"))), 80))
                .startsWith("series_id,cluster,namespace,kind,name,container,container_type,cpu_request_cores,")
                .contains(
                        "\nvm-7,,,Series,vm-7,vm-7,container,0.5,,536870912,536870912,1,,1073741824,,Resize,,standard,,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
    void csvDisarmsFormulas(String name) throws IOException {
        var quoted = name.startsWith("\r") ? "\n\"'\rx\"," : "\n'" + name + ",";

        assertThat(text(OutputFormat.CSV, SampleRuns.of(List.of(SampleRuns.series(name))), 80))
                .contains(quoted);
    }

    @Test
    void csvQuotesByRfc4180() throws IOException {
        assertThat(text(OutputFormat.CSV, SampleRuns.of(List.of(SampleRuns.series("a \"b\", c"))), 80))
                .contains("\n\"a \"\"b\"\", c\",");
    }

    @Test
    void markdownKeepsNamesInsideTheirCells() throws IOException {
        var hostile = "@team | <b> `x` ![i](u) \n/close";
        var markdown = text(OutputFormat.MARKDOWN, SampleRuns.of(List.of(SampleRuns.named(hostile))), 80);

        assertThat(markdown).contains("| ``@team ¦ <b> `x` ![i](u) �/close`` | 1 | Resize | 1 → 500m | - |");
    }

    @Test
    void yamlQuotesWhatOlderReadersWouldNotTakeForText() throws IOException {
        assertThat(text(OutputFormat.YAML, SampleRuns.of(List.of(SampleRuns.named("on"))), 80))
                .contains(
                        "asOf: \"2026-11-20T06:00:00Z\"", "namespace: \"on\"", "kind: Deployment", "memory: \"512Mi\"");
    }

    private static String text(OutputFormat format, Run run, int columns) throws IOException {
        var out = new StringWriter();
        format.write(run, out, TableStyle.plain(columns));
        return out.toString();
    }
}
