package io.rightsizer.api;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Recommender;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunOrigin;
import io.rightsizer.patches.kustomize.ComponentWriter;
import io.rightsizer.patches.kustomize.PatchReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

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

    /// Collects and recommends. Only the recommendations are kept; usage is dropped workload by workload.
    public Run scan(UsageSource source, HistoryWindow window, Progress progress) throws IOException {
        var start = clock.instant();
        var recommender = new Recommender();
        var recommendations = new ArrayList<Recommendation>();
        var report = source.collect(
                window, collected -> recommendations.add(recommender.recommend(collected, config.rules())), progress);
        var took = Duration.between(start, clock.instant());
        var origin = new RunOrigin(source.description(), window, config.sizing().policy(), took);
        return Run.of(origin, report, recommendations);
    }

    /// Writes one Kustomize component a cluster and namespace.
    public static PatchReport patch(Run run, Path directory) throws IOException {
        return ComponentWriter.write(run.recommendations(), directory);
    }
}
