package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.Part;
import io.rightsizer.analyzer.part.PartHead;
import io.rightsizer.analyzer.part.PartStore;
import io.rightsizer.analyzer.part.PartWriter;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.api.config.Config;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.TreeSet;

/// Collects one share of the namespaces and keeps it for the run that merges all.
record ShardJob(Part part, Config config, Terminal terminal) {

    /// A part that lacks something is kept: what is missing goes into the run, as without shards.
    ExitCode run(OpenSource opened, PartStore store) throws IOException {
        var window = opened.window(opened.stretch().window());
        var source = opened.source();
        var head = new PartHead(
                Version.tool(), source.description(), window, settings(config), part.index(), part.count());
        var file = Files.createTempFile("rightsizer-part", ".tmp");
        try (var progress = new ProgressLine(terminal)) {
            CollectionReport report;
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                report = PartWriter.write(head, source, window, progress, out);
            }
            store.keep(head.name(), file);
            tell(report, head, Files.size(file), store);
        } finally {
            Files.deleteIfExists(file);
        }
        return ExitCode.OK;
    }

    private void tell(CollectionReport report, PartHead head, long bytes, PartStore store) {
        if (!report.complete()) {
            var why = report.warnings().stream().findFirst().map(first -> ": " + first);
            terminal.say("rightsizer: some of shard " + part + " could not be read; the run will be partial"
                    + why.orElse(""));
        }
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "shard %s as of %s: %,d KiB in %s",
                        part,
                        head.window().to(),
                        Math.ceilDiv(bytes, 1024),
                        store));
        terminal.out().flush();
    }

    /// All that decides beside source and window what is collected.
    private static String settings(Config config) {
        var options = config.collector();
        var tiers = options.tiers();
        return String.join(
                ", ",
                "cluster label " + options.clusterLabel(),
                options.cluster() == null ? "all clusters" : "cluster " + options.cluster(),
                options.namespaces() == null ? "all namespaces" : "namespaces " + options.namespaces(),
                "tiers by " + tiers.label() + ", critical " + new TreeSet<>(tiers.critical()) + ", batch "
                        + new TreeSet<>(tiers.batch()));
    }
}
