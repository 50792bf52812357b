package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class OutputFormatTest {

    private static final String ESCAPE = "\u001B";

    @Test
    void tableShowsWhatIsSizedAndAccountsForTheRest() throws IOException {
        var shown = text(OutputFormat.TABLE, SampleRuns.shop(), 110);

        assertThat(shown)
                .contains("""
                        NAMESPACE  WORKLOAD  CONTAINER  VERDICT        CPU          MEMORY         MEM LIMIT      WHY
                        shop       api       api        = Keep         200m → 198m  256Mi → 255Mi  300Mi → 300Mi  SMALL_CHANGE
                        shop       web       web        ▼ Resize          2 → 250m    4Gi → 512Mi    4Gi → 640Mi  STEP_LIMITED
                        shop       cache     redis      ▲ Resize       100m → 180m  256Mi → 512Mi  256Mi → 600Mi  OOM_KILLED JVM
                        web        front     nginx      ? NeedsReview  500m → 300m  128Mi →  96Mi  128Mi → 120Mi  HPA_CPU
                        """)
                .contains("7 discovered = 3 recommended + 1 unchanged + 2 skipped + 1 failed\n")
                .contains("  CPU     11.5 → 8.58 cores\n")
                .contains("  memory  14Gi → 7.94Gi\n")
                .contains("  1  NEW_WORKLOAD: has run for less than the minimum history\n")
                .contains("! namespace batch: 503 from the server, tried 3 times\n");
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
                                + "verdict,codes",
                        ",batch,Deployment,gone,gone,container,,,,,1,,1073741824,,Skipped,NOT_RUNNING",
                        ",shop,Deployment,web,web,container,0.25,,536870912,671088640,2,4,4294967296,4294967296,Resize,"
                                + "STEP_LIMITED",
                        ",shop,StatefulSet,cache,redis,container,0.18,,536870912,629145600,0.1,0.2,268435456,268435456,"
                                + "Resize,OOM_KILLED;JVM");
    }

    @Test
    void csvBeginsWithTheSeriesWhereTheSourceWasAFile() throws IOException {
        assertThat(text(OutputFormat.CSV, SampleRuns.of(List.of(SampleRuns.series("vm-7"))), 80))
                .startsWith("series_id,cpu_request_cores,")
                .contains("\r\nvm-7,0.5,,536870912,536870912,1,,1073741824,,Resize,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
    void csvDisarmsFormulas(String name) throws IOException {
        var quoted = name.startsWith("\r") ? "\r\n\"'\rx\"," : "\r\n'" + name + ",";

        assertThat(text(OutputFormat.CSV, SampleRuns.of(List.of(SampleRuns.series(name))), 80))
                .contains(quoted);
    }

    @Test
    void csvQuotesByRfc4180() throws IOException {
        assertThat(text(OutputFormat.CSV, SampleRuns.of(List.of(SampleRuns.series("a \"b\", c"))), 80))
                .contains("\r\n\"a \"\"b\"\", c\",");
    }

    @Test
    void markdownKeepsNamesInsideTheirCells() throws IOException {
        var hostile = "@team | <b> `x` ![i](u) \n/close";
        var markdown = text(OutputFormat.MARKDOWN, SampleRuns.of(List.of(SampleRuns.named(hostile))), 80);

        assertThat(markdown).contains("| ``@team ¦ <b> `x` ![i](u) �/close`` | 1 | Resize | 1 → 500m | - → - |");
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
