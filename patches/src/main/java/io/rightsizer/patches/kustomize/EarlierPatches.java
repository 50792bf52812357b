package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.change.TargetChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The patches an output directory holds before this run. Its files are all there is to know: whoever deletes one
/// declines it, whoever edits an amount changes it.
final class EarlierPatches {

    static final EarlierPatches NONE = new EarlierPatches(Map.of());

    private final Map<String, EarlierPatch> byFile;

    private EarlierPatches(Map<String, EarlierPatch> byFile) {
        this.byFile = byFile;
    }

    /// @throws OutputRefusedException when a file is not ours, or does not read as we wrote it
    static EarlierPatches in(OutputDirectory directory) throws IOException {
        var byFile = new TreeMap<String, EarlierPatch>();
        for (var file : directory.files(EarlierPatches::isOfWorkload).entrySet()) {
            byFile.put(file.getKey(), read(directory.path().resolve(file.getKey()), file.getKey(), file.getValue()));
        }
        for (var file : directory.files(EarlierPatches::isOfAutoscaler).entrySet()) {
            var target = target(directory.path().resolve(file.getKey()), file.getValue());
            byFile.computeIfPresent(TargetPatch.workloadFileOf(file.getKey()), (workload, patch) -> patch.with(target));
        }
        return new EarlierPatches(byFile);
    }

    /// An empty one when there is none.
    EarlierPatch of(String file) {
        return byFile.getOrDefault(file, EarlierPatch.none(file));
    }

    /// Those of other files, in the order of files.
    Iterable<EarlierPatch> besides(Collection<String> files) {
        return byFile.values().stream()
                .filter(patch -> !files.contains(patch.file()))
                .toList();
    }

    /// `cluster/namespace/workload.yaml`
    private static boolean isOfWorkload(Path file) {
        return file.getNameCount() == 3
                && file.toString().endsWith(".yaml")
                && !isOfAutoscaler(file)
                && !file.endsWith(Kustomization.FILE);
    }

    private static boolean isOfAutoscaler(Path file) {
        return file.getNameCount() == 3 && file.toString().endsWith(TargetPatch.FILE_END);
    }

    private static EarlierPatch read(Path path, String file, String text) {
        try {
            return PatchReader.read(file, text);
        } catch (YamlEngineException | IllegalArgumentException | ArithmeticException unlike) {
            throw refused(path, unlike);
        }
    }

    private static TargetChange target(Path path, String text) {
        try {
            return PatchReader.target(text);
        } catch (YamlEngineException | IllegalArgumentException unlike) {
            throw refused(path, unlike);
        }
    }

    private static OutputRefusedException refused(Path path, RuntimeException unlike) {
        var why = String.valueOf(unlike.getMessage()).lines().findFirst().orElse("");
        return new OutputRefusedException(
                path + " is not as rightsizer wrote it, so the amounts of earlier runs would be lost: "
                        + YamlText.oneLine(why) + "; undo the edit, or delete the file to decline its amounts");
    }
}
