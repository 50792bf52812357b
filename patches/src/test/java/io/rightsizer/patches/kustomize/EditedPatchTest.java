package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.id;
import static io.rightsizer.patches.kustomize.Sample.keep;
import static io.rightsizer.patches.kustomize.Sample.resize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.workload.ContainerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that somebody changed since: nothing is guessed, and nothing is lost.
class EditedPatchTest {

    private static final String MARK = "# Written by rightsizer patch; the next run replaces this file.\n";

    private final Path out;

    EditedPatchTest(@TempDir Path directory) throws IOException {
        this.out = directory.resolve("patches");
        ComponentWriter.write(
                List.of(
                        resize("Deployment", "web", "web", "1/-/2/-", "250m/-/-/-"),
                        resize("Rollout", "web", "web", "1/-/2/-", "250m/-/-/-"),
                        resize(id("StatefulSet", "web"), "web", ContainerType.APP, "1/-/2/-", "250m/-/-/-"),
                        keep(id("StatefulSet", "web"), "log", ContainerType.APP)),
                out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            deployment  | "250m"            | "lots"         | 'lots' is not a Kubernetes quantity; write it like 250m, 1.5, 512Mi or 2Gi
            deployment  | "250m"            | null           | a name or an amount is missing
            deployment  | "250m"            | [1]            | a name or an amount is missing
            deployment  | requests          | claims         | 'claims' is never written
            deployment  | name: web         | name: api      | its name does not fit the file's
            deployment  | kind: Deployment  | kind: Secret   | 'kind Secret' is never written
            deployment  | - name: web       | - name: "../x" | 'container ../x' is never written
            deployment  | containers:       | volumes:       | 'volumes' is never written
            rollout     | op: add           | op: move       | 'move' is never written
            rollout     | op: test          | op: add        | 'add' is never written
            rollout     | requests/cpu      | requests/gpu   | '/spec/template/spec/containers/0/resources/requests/gpu' is never written
            rollout     | containers/0/name | x              | '/spec/template/spec/x' is never written
            statefulset | resources         | command        | 'command' is never written
            statefulset | shop.stateful     | data.stateful  | its name does not fit the file's
            """)
    void refusesWhatItWouldLose(String kind, String ours, String edited, String why) throws IOException {
        var file = out.resolve("default/shop/" + kind + "-web.yaml");
        var text = Files.readString(file);
        var changed = text.replaceFirst("(?<=[\\s/])" + Pattern.quote(ours), edited);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);

        assertThatThrownBy(() -> ComponentWriter.write(List.of(), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessage(file + " is not as rightsizer wrote it, so the amounts of earlier runs would be lost: "
                        + why + "; undo the edit, or delete the file to decline its amounts");
        assertThat(file).hasContent(changed);
    }

    @ParameterizedTest
    @CsvSource({"'[', 60000", "'a: &a [*a]', 1", "'{', 1", "' ', 200000", "'!!java.net.URL [x]', 1", "'', 1"})
    void refusesTextThatIsNoPatch(String text, int times) throws IOException {
        var file = Files.writeString(out.resolve("default/shop/deployment-web.yaml"), MARK + text.repeat(times));

        assertThatThrownBy(() -> ComponentWriter.write(List.of(), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessageStartingWith(file + " is ");
    }

    @Test
    void refusesToGuessWhoseAFileIs() throws IOException {
        var ours = out.resolve("default/shop/rollout-web.yaml");
        Files.move(ours, ours.resolveSibling("mine.yaml"));

        assertThatThrownBy(() -> ComponentWriter.write(List.of(Sample.unread("Deployment", "web")), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessage("default/shop/mine.yaml must be kept, because this run could not read its whole namespace,"
                        + " but its name does not tell the workload; run again when everything can be read, or delete"
                        + " the file");
    }
}
