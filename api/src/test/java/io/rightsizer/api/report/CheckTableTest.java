package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.CheckResult;
import io.rightsizer.analyzer.collector.CheckResult.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTableTest {

    private static final CheckResult SERVER =
            new CheckResult("server", Status.OK, "http://127.0.0.1:9090 answers queries", "");
    private static final CheckResult OWNERS = new CheckResult(
            "kube_job_owner",
            Status.WARN,
            "no series in the last day",
            "run kube-state-metrics, scrape it, and keep this metric there, also after relabelling");
    private static final CheckResult CPU = new CheckResult(
            "container_cpu_usage_seconds_total", Status.FAIL, "no series in the last day", "scrape the kubelets");

    @Test
    void findingsStandBelowEachOtherWithTheirFix() {
        assertThat(text(List.of(SERVER, OWNERS))).isEqualTo("""
                OK    server          http://127.0.0.1:9090 answers queries
                WARN  kube_job_owner  no series in the last day
                      → run kube-state-metrics, scrape it, and keep this metric there, also
                        after relabelling

                1 fine, 1 to look at, 0 failing: a scan works, with less evidence where
                  something is missing
                """);
    }

    @Test
    void saysWhetherAScanCanBeTrusted() {
        assertThat(text(List.of(SERVER))).endsWith("\n1 fine, 0 to look at, 0 failing: a scan can be trusted\n");
        assertThat(text(List.of(SERVER, CPU)))
                .endsWith("\n1 fine, 0 to look at, 1 failing: a scan of this server cannot be trusted\n");
    }

    private static String text(List<CheckResult> results) {
        var text = new StringWriter();
        CheckTable.write(results, new PrintWriter(text), TableStyle.plain(80));
        return text.toString();
    }
}
