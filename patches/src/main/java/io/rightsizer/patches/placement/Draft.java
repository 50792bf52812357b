package io.rightsizer.patches.placement;

import io.rightsizer.patches.yaml.Edited;
import io.rightsizer.patches.yaml.YamlEdit;
import io.rightsizer.patches.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The files of one root as a set of attempts would have them; only those that differ.
final class Draft {

    private final Site site;
    private final NavigableMap<String, String> texts = new TreeMap<>();

    private Draft(Site site) {
        this.site = site;
    }

    /// Texts by path in the checkout.
    ///
    /// @throws EditRefusedException when a file cannot be edited
    static NavigableMap<String, String> of(Site site, List<Attempt> attempts) {
        var draft = new Draft(site);
        attempts.stream().flatMap(attempt -> attempt.steps().stream()).forEach(draft::edit);
        var patches = new LinkedHashMap<String, Component.PatchFile>();
        attempts.forEach(attempt -> patches.putAll(attempt.patches()));
        if (!patches.isEmpty()) {
            draft.add(patches);
        }
        draft.texts.entrySet().removeIf(file -> site.tree()
                .read(file.getKey())
                .filter(file.getValue()::equals)
                .isPresent());
        return draft.texts;
    }

    private void edit(Step step) {
        if (step.embedded().isEmpty()) {
            edit(step.file(), step.document(), step.edit());
            return;
        }
        var edited = new EmbeddedText(text(step.file()), step.embedded()).edit(step.edit());
        texts.put(step.file(), textOf(step.file(), edited));
    }

    private void edit(String file, int document, YamlEdit edit) {
        texts.put(file, textOf(file, YamlFile.of(text(file)).edit(document, List.of(edit))));
    }

    private static String textOf(String file, Edited edited) {
        return switch (edited) {
            case Edited.Text(var after) -> after;
            case Edited.Refused(var code, var why) ->
                throw new EditRefusedException(file + ": " + why + " (" + code + ")");
        };
    }

    private void add(Map<String, Component.PatchFile> patches) {
        site.component().with(patches).texts().forEach(texts::put);
        var layer = site.layer().orElseThrow();
        if (!layer.components().contains(site.component().directory())) {
            edit(layer.file(), 0, new YamlEdit.Append(List.of("components"), site.componentName()));
        }
    }

    private String text(String file) {
        var drafted = texts.get(file);
        return drafted == null
                ? site.tree()
                        .read(file)
                        .orElseThrow(() -> new EditRefusedException(
                                file + " cannot be read as a text of UTF-8 within the checkout"))
                : drafted;
    }
}
