package io.rightsizer.api;

import io.rightsizer.analyzer.backtest.FleetTrials;
import io.rightsizer.analyzer.recommendation.Examined;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Recommender;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunOrigin;
import io.rightsizer.patches.kustomize.ComponentWriter;
import io.rightsizer.patches.kustomize.PatchReport;
import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.saving.CostRules;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The tour: usage is collected, recommendations are made of it, patches are written from them. Reports are forms
/// of the [Run] in between.
public final class Rightsizer {

    private final Config config;
    private final InstantSource clock;

    /// @param clock tells how long a run takes; a clock that stands still makes runs comparable byte for byte
    public Rightsizer(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Collects and recommends. Usage is dropped workload by workload; what is kept of it waits for the margins that
    /// the whole fleet shows to be needed.
    public Run scan(UsageSource source, HistoryWindow window, Progress progress) throws IOException {
        return scan(source, window, progress, OutlineSink.NONE);
    }

    /// The same, and what a chart needs of each container's usage goes to `outlines` before the usage is dropped.
    ///
    /// @throws IOException also when `outlines` does, which ends the scan
    public Run scan(UsageSource source, HistoryWindow window, Progress progress, OutlineSink outlines)
            throws IOException {
        var start = clock.instant();
        var recommender = new Recommender();
        var trials = new FleetTrials(config.aims(), window);
        var examined = new ArrayList<Examined>();
        var report = collect(source, window, progress, collected -> {
            trials.add(collected, config.rules());
            examined.add(recommender.examine(collected, config.rules()));
            outline(collected, outlines);
        });
        var recommendations =
                examined.stream().map(one -> one.under(trials.promise(one))).toList();
        var took = Duration.between(start, clock.instant());
        var origin = new RunOrigin(source.description(), window, config.sizing().policy(), took, trials.risks());
        return Run.of(origin, warned(report, recommendations), recommendations);
    }

    private static CollectionReport collect(
            UsageSource source, HistoryWindow window, Progress progress, Consumer<Collected> sink) throws IOException {
        try {
            return source.collect(window, sink, progress);
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private static void outline(Collected collected, OutlineSink outlines) {
        if (outlines != OutlineSink.NONE && collected instanceof Collected.Observed observed) {
            try {
                var outline = Outline.of(observed);
                outlines.add(observed.workload().id(), observed.container().name(), outline);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static CollectionReport warned(CollectionReport report, List<Recommendation> recommendations) {
        var tiers = new HashMap<WorkloadId, Criticality>();
        recommendations.forEach(one -> tiers.put(one.workload(), one.tier()));
        return Criticality.warning(tiers.values()).map(report::warning).orElse(report);
    }

    /// What the run's machines cost, and what its recommendations save of that.
    ///
    /// @throws IOException when a file of prices or agreements cannot be read
    public Costs costs(Run run) throws IOException {
        return costs(run, UnaryOperator.identity());
    }

    /// The same with what each namespace saves by itself, which takes longer.
    ///
    /// @throws IOException when a file of prices or agreements cannot be read
    public Costs costsByNamespace(Run run) throws IOException {
        return costs(run, CostRules::withNamespaces);
    }

    private Costs costs(Run run, UnaryOperator<CostRules> detail) throws IOException {
        var pricing = config.pricing();
        var today = LocalDate.ofInstant(run.run().asOf(), ZoneOffset.UTC);
        var book = PriceBook.of(pricing.options(run.state().offerings(), today));
        return Costs.of(run.recommendations(), run.state(), book, detail.apply(pricing.rules(today)));
    }

    /// Writes one Kustomize component a cluster and namespace.
    public static PatchReport patch(Run run, Path directory) throws IOException {
        return ComponentWriter.write(run.recommendations(), directory);
    }
}
