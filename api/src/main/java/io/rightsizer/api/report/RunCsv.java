package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Evidence.StatedRisk;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One full row per container for spreadsheets and databases: plain decimal numbers, an empty cell where
/// nothing is set.
final class RunCsv {

    private static final List<String> WORKLOAD =
            List.of("cluster", "namespace", "kind", "name", "container", "container_type");
    private static final List<String> AMOUNTS =
            List.of("cpu_request_cores", "cpu_limit_cores", "memory_request_bytes", "memory_limit_bytes");

    private RunCsv() {}

    static void write(Run run, Writer out) throws IOException {
        var fromSeries = !run.recommendations().isEmpty()
                && run.recommendations().stream()
                        .allMatch(one -> one.workload().kind().equals(WorkloadKind.SERIES));
        CsvRow.write(out, header(run, fromSeries));
        for (var one : run.recommendations()) {
            CsvRow.write(out, row(run, fromSeries, one));
        }
    }

    private static List<String> header(Run run, boolean fromSeries) {
        var header = new ArrayList<String>();
        if (fromSeries) {
            header.add("series_id");
        }
        header.addAll(WORKLOAD);
        header.addAll(AMOUNTS);
        AMOUNTS.forEach(amount -> header.add("current_" + amount));
        header.addAll(List.of("verdict", "codes", "tier", "stated_memory_risk", "stated_cpu_risk"));
        if (run.costs() != null && !run.costs().isEmpty()) {
            header.addAll(List.of("cost_now_month", "cost_after_month", "currency"));
        }
        return header;
    }

    private static List<String> identity(Recommendation one) {
        return List.of(
                one.workload().cluster(),
                one.workload().namespace(),
                one.workload().kind().name(),
                one.workload().name(),
                one.container().name(),
                one.container().type().label());
    }

    private static List<String> row(Run run, boolean fromSeries, Recommendation one) {
        var row = new ArrayList<String>();
        if (fromSeries) {
            row.add(CsvRow.harmless(one.workload().name()));
        }
        identity(one).forEach(text -> row.add(CsvRow.harmless(text)));
        row.addAll(amounts(one.recommended() == null ? Resources.NONE : one.recommended()));
        row.addAll(amounts(one.container().current()));
        row.add(one.verdict().label());
        row.add(one.codes().stream().map(Code::name).collect(Collectors.joining(";")));
        row.add(one.tier().label());
        row.addAll(stated(one.evidence() == null ? null : one.evidence().stated()));
        if (run.costs() != null && !run.costs().isEmpty()) {
            row.addAll(cost(run.costs(), one));
        }
        return row;
    }

    private static List<String> cost(MonthlyCosts costs, Recommendation one) {
        return List.of(
                costs.now(one).map(RunCsv::decimal).orElse(""),
                costs.after(one).map(RunCsv::decimal).orElse(""),
                costs.currency().getCurrencyCode());
    }

    private static List<String> stated(@Nullable StatedRisk risk) {
        return risk == null ? List.of("", "") : List.of(share(risk.memory()), share(risk.cpu()));
    }

    private static String share(double share) {
        return decimal(BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP));
    }

    private static List<String> amounts(Resources resources) {
        return List.of(
                cores(resources.requests().cpu()),
                cores(resources.limits().cpu()),
                bytes(resources.requests().memory()),
                bytes(resources.limits().memory()));
    }

    private static String cores(@Nullable Cpu cpu) {
        return cpu == null ? "" : decimal(BigDecimal.valueOf(cpu.millicores(), 3));
    }

    private static String decimal(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String bytes(@Nullable Memory memory) {
        return memory == null ? "" : Long.toString(memory.bytes());
    }
}
