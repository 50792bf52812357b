package io.rightsizer.api.cli;

import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.RowOrder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which rows are shown, in which form, and where they go.
final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: table.",
            defaultValue = "table")
    private ScanFormat format = ScanFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write there, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description = "name, saving, risk, cpu or memory. Default: name.",
            defaultValue = "name")
    private String sort = "name";

    @Option(
            names = "--filter",
            paramLabel = "TERMS",
            description =
                    "ns=shop,verdict=Resize: cluster, ns, kind, name, container, verdict, code; * and a|b allowed.")
    private @Nullable String filter;

    @Option(
            names = "--min-change",
            paramLabel = "SHARE",
            description = "Only rows that change by at least this, for example 10%%.")
    private @Nullable String minChange;

    @Option(names = "--only", paramLabel = "STORY", description = "risk, saving or skipped.")
    private @Nullable String only;

    @Option(
            names = "--fail-on",
            paramLabel = "FINDING",
            description = "Exit with 5 on: risk, change, or saving>=20%% (of all requested CPU or memory).")
    private @Nullable String failOn;

    /// What the run is to be judged by.
    ///
    /// @throws UsageException when that is not understood
    Finding finding() {
        return failOn == null ? Finding.NEVER : Finding.parse(failOn);
    }

    /// Checks what was asked, before anything is collected for it.
    ///
    /// @throws UsageException when an order or a filter is not known
    Output output(Terminal terminal) throws IOException {
        if (file != null) {
            AtomicFile.check(file);
        }
        try {
            return new Output(format, file, filters(), RowOrder.parse(sort), terminal);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }

    private RowFilter filters() {
        var filters = RowFilter.ALL;
        if (filter != null) {
            filters = filters.and(RowFilter.parse(filter));
        }
        if (minChange != null) {
            filters = filters.and(RowFilter.minChange(minChange));
        }
        return only == null ? filters : filters.and(RowFilter.only(only));
    }
}
