package io.rightsizer.api;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.report.Run;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.CheckSettings;
import io.rightsizer.patches.check.Live;
import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.IndexedRoot;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.OverlaySettings;
import io.rightsizer.patches.overlay.Progress;
import io.rightsizer.patches.placement.Finding;
import io.rightsizer.patches.placement.PlacedWorkload;
import io.rightsizer.patches.placement.PlacementSettings;
import io.rightsizer.patches.placement.TreeChange;
import io.rightsizer.patches.placement.TreeEditor;
import io.rightsizer.patches.placement.TreeWriter;
import io.rightsizer.patches.placement.Verification;
import io.rightsizer.patches.render.CommandRenderer;
import io.rightsizer.patches.render.MissingRenderer;
import io.rightsizer.patches.render.Renderer;
import io.rightsizer.patches.render.RendererSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A checkout of a configuration repository, rendered and indexed, that a run's next steps are put into.
public final class ConfigRepository {

    private final Checkout checkout;
    private final OverlayIndex index;
    private final PlacementSettings settings;

    private ConfigRepository(Checkout checkout, OverlayIndex index, PlacementSettings settings) {
        this.checkout = checkout;
        this.index = index;
        this.settings = settings;
    }

    /// Renders every root of the checkout.
    ///
    /// @throws IOException when the checkout cannot be read
    public static ConfigRepository open(Path directory, Config config, Progress progress)
            throws IOException, InterruptedException {
        var checkout = new Checkout(directory);
        var renderer = renderer(config);
        var index = OverlayIndex.of(checkout, renderer, overlays(config), progress);
        return new ConfigRepository(checkout, index, placement(config));
    }

    private static Renderer renderer(Config config) throws InterruptedException {
        var wanted = new RendererSettings(
                Optional.ofNullable(config.repository().renderer()),
                config.repository().renderTimeout(),
                RendererSettings.DEFAULT.mostBytes());
        return CommandRenderer.find(wanted).orElseGet(MissingRenderer::new);
    }

    private static OverlaySettings overlays(Config config) {
        var settings = OverlaySettings.DEFAULT.withClusters(config.repository().clusters());
        return config.repository().cache() == null
                ? settings
                : settings.withCache(config.repository().cache());
    }

    private static PlacementSettings placement(Config config) {
        var floor = config.sizing().policySettings().floor();
        var defaults = CheckSettings.DEFAULTS;
        return new PlacementSettings(
                PlacementSettings.DEFAULTS.component(),
                config.repository().charts(),
                config.repository().paths(),
                new CheckSettings(
                        floor.cpu() == null ? defaults.cpuFloor() : floor.cpu(),
                        floor.memory() == null ? defaults.memoryFloor() : floor.memory()));
    }

    public List<IndexedRoot> roots() {
        return index.roots();
    }

    /// What these workloads change together. Nothing is written.
    public TreeChange plan(Run run, List<WorkloadChange> changes) throws IOException, InterruptedException {
        return editor(run).plan(changes);
    }

    /// The same of everything the run wants changed, with an outcome for every workload of the run.
    public TreeChange plan(Run run) throws IOException, InterruptedException {
        var changes = WorkloadChange.of(run.recommendations());
        var planned = plan(run, changes);
        var outcomes = new TreeMap<WorkloadId, PlacedWorkload>();
        byWorkload(run).forEach((workload, own) -> outcomes.put(workload, Unplaced.of(workload, own)));
        planned.workloads().forEach(placed -> outcomes.put(placed.workload(), placed));
        return new TreeChange(planned.files(), List.copyOf(outcomes.values()), planned.rendered());
    }

    private static Map<WorkloadId, List<Recommendation>> byWorkload(Run run) {
        return run.recommendations().stream()
                .collect(Collectors.groupingBy(Recommendation::workload, TreeMap::new, Collectors.toList()));
    }

    private TreeEditor editor(Run run) {
        var live = new Live(run.state(), run.recommendations());
        return new TreeEditor(checkout, index, live, settings);
    }

    /// What would break a deployment, for the repository's own pipeline.
    public List<Finding> verify() throws IOException, InterruptedException {
        return Verification.of(checkout, index, settings);
    }

    /// Changes the checkout, all of it or nothing.
    public void write(TreeChange change) throws IOException {
        TreeWriter.write(change, checkout);
    }
}
