package io.rightsizer.patches.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeWriterTest {

    private final Path directory;
    private final Repository repository;

    TreeWriterTest(@TempDir Path directory) {
        this.directory = directory;
        this.repository = new Repository(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.yaml",
                "a/../../outside.yaml",
                ".git/hooks/post-checkout",
                ".github/workflows/run.yaml",
                ".GitHub/workflows/run.yaml",
                "link/outside.yaml",
                "/etc/outside.yaml",
                "a//b.yaml"
            })
    void refusesToLeaveTheCheckout(String path) throws Exception {
        Files.createSymbolicLink(directory.resolve("link"), directory.getParent());

        assertThatThrownBy(() -> write(new FileChange(path, null, "text"))).isInstanceOf(LeavesCheckoutException.class);
        assertThat(directory.resolveSibling("outside.yaml")).doesNotExist();
    }

    @Test
    void writesNothingWhenAFileHasChangedSince() throws Exception {
        repository.with("a.yaml", "a: 1\n").with("b.yaml", "b: 1 # edited by a person\n");

        assertThatThrownBy(() -> write(
                        new FileChange("a.yaml", "a: 1\n", "a: 2\n"), new FileChange("b.yaml", "b: 1\n", "b: 2\n")))
                .isInstanceOf(ChangedMeanwhileException.class)
                .hasMessageContaining("b.yaml");
        assertThat(repository.text("a.yaml")).isEqualTo("a: 1\n");
    }

    @Test
    void refusesToReplaceAFileThatWasNotThere() throws Exception {
        repository.with("a.yaml", "mine: true\n");

        assertThatThrownBy(() -> write(change("a.yaml", null))).isInstanceOf(ChangedMeanwhileException.class);
    }

    @Test
    void writesNewFilesAndLeavesNothingElseBehind() throws Exception {
        write(change("eu/rightsizing/web.yaml", null));

        assertThat(repository.texts()).containsOnlyKeys("eu/rightsizing/web.yaml");
    }

    private void write(FileChange... files) throws Exception {
        TreeWriter.write(new TreeChange(List.of(files), List.of(), List.of()), repository.checkout());
    }

    private static FileChange change(String path, @Nullable String before) {
        return new FileChange(path, before, "after: true\n");
    }
}
