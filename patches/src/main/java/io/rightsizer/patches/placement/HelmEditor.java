package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.yaml.Edited;
import io.rightsizer.patches.yaml.YamlEdit;
import io.rightsizer.patches.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Changes values of Helm charts where people said which values set a container's resources. A chart takes a
/// limit away only for an explicit null.
final class HelmEditor {

    private final Layers layers;
    private final List<ChartValues> charts;
    private final List<WorkloadChange> changes;
    private final HelmGate gate;

    /// Texts after the changes so far, by path: several workloads may share a values file.
    private final TreeMap<String, String> texts = new TreeMap<>();

    /// @param changes all of the run
    HelmEditor(Layers layers, List<ChartValues> charts, List<WorkloadChange> changes, HelmGate gate) {
        this.layers = layers;
        this.charts = charts;
        this.changes = changes;
        this.gate = gate;
    }

    boolean isFor(WorkloadChange change) {
        return charts.stream().anyMatch(values -> values.isOf(change.id()));
    }

    /// Files that differ, by path.
    Map<String, String> texts() {
        return texts;
    }

    PlacedWorkload edit(WorkloadChange change) throws InterruptedException {
        if (change.autoscaler() != null
                && change.autoscaler().before() != change.autoscaler().after()) {
            return placed(
                    change,
                    PlacedAs.BLOCKED,
                    "",
                    0,
                    "The target of its HorizontalPodAutoscaler must change with the request, and which value of the chart"
                            + " sets it is not known.");
        }
        var drafted = new TreeMap<String, String>();
        for (var container : change.containers()) {
            var values = charts.stream()
                    .filter(one -> one.isOf(change.id(), container.name()))
                    .findFirst();
            if (values.isEmpty()) {
                return placed(
                        change,
                        PlacedAs.NOT_MAPPED,
                        "",
                        0,
                        "No values of the chart are configured for its container " + container.name() + ".");
            }
            var obstacle = edit(change, container, values.get(), drafted);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        return done(change, drafted);
    }

    private Optional<PlacedWorkload> edit(
            WorkloadChange change, ContainerChange container, ChartValues values, Map<String, String> drafted) {
        var file = values.file();
        if (isShared(change, values)) {
            return Optional.of(placed(
                    change,
                    PlacedAs.NOT_EDITABLE,
                    file,
                    0,
                    "These values are those of another workload or another root too, which would change with it."));
        }
        var text = text(file, drafted);
        var place = text.flatMap(one -> ValuesPlace.in(one, values.path()));
        if (place.isEmpty()) {
            return Optional.of(placed(
                    change,
                    PlacedAs.NOT_EDITABLE,
                    file,
                    0,
                    "It is no values file, HelmRelease or Application that can be read in the checkout."));
        }
        var edits = edits(container, place.get());
        return switch (YamlFile.of(text.orElseThrow()).edit(place.get().document(), edits)) {
            case Edited.Text(var after) -> {
                drafted.put(file, after);
                yield Optional.empty();
            }
            case Edited.Refused(var code, var why) ->
                Optional.of(placed(change, PlacedAs.NOT_EDITABLE, file, 0, file + ": " + why + " (" + code + ")"));
        };
    }

    private static List<YamlEdit> edits(ContainerChange container, ValuesPlace place) {
        var edits = new ArrayList<YamlEdit>();
        for (var leaf : container.leaves()) {
            var path =
                    Place.plus(place.path(), leaf.leaf().section(), leaf.leaf().resource());
            var present = Nested.at(place.content(), path);
            var after = leaf.after();
            if (after == null) {
                if (present != null || !place.has(path)) {
                    edits.add(new YamlEdit.PutNull(path));
                }
            } else if (present == null || !Intent.same(leaf.leaf(), present.toString(), after)) {
                edits.add(new YamlEdit.Put(path, after));
            }
        }
        return edits;
    }

    private PlacedWorkload done(WorkloadChange change, Map<String, String> drafted) throws InterruptedException {
        var lines = 0;
        var first = charts.stream()
                .filter(values -> values.isOf(change.id()))
                .findFirst()
                .orElseThrow()
                .file();
        for (var file : drafted.entrySet()) {
            lines += LineDifference.between(text(file.getKey(), Map.of()).orElse(null), file.getValue());
        }
        var obstacle = lines == 0 ? Optional.<String>empty() : gate.obstacle(texts, drafted);
        if (obstacle.isPresent()) {
            return placed(change, PlacedAs.NOT_EDITABLE, first, 0, obstacle.get());
        }
        if (lines > 0) {
            texts.putAll(drafted);
        }
        return lines == 0
                ? placed(change, PlacedAs.UNCHANGED, first, 0, "The chart's values say so already.")
                : placed(
                        change,
                        PlacedAs.HELM_VALUES,
                        first,
                        lines,
                        "The configuration says that these values of the chart set its resources.");
    }

    private Optional<String> text(String file, Map<String, String> drafted) {
        var newest = Optional.ofNullable(drafted.get(file)).or(() -> Optional.ofNullable(texts.get(file)));
        return newest.or(() -> layers.tree().read(file));
    }

    private boolean isShared(WorkloadChange change, ChartValues values) {
        var byOthers = charts.stream()
                .filter(other ->
                        other.file().equals(values.file()) && other.path().equals(values.path()))
                .anyMatch(other -> !other.isOf(change.id())
                        || changes.stream()
                                .anyMatch(another -> !another.id().equals(change.id()) && other.isOf(another.id())));
        return byOthers || layers.roots(values.file()).size() > 1;
    }

    private static PlacedWorkload placed(WorkloadChange change, PlacedAs as, String file, int lines, String reason) {
        return new PlacedWorkload(change.id(), as, "", file, lines, reason, List.of());
    }
}
