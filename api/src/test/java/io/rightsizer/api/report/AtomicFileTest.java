package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private final Path directory;

    AtomicFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void takesThePlaceOfTheFormerFile() throws IOException {
        var file = Files.writeString(directory.resolve("run.json"), "old");

        AtomicFile.write(file, out -> out.write("nöw"));

        assertThat(file).hasContent("nöw");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void leavesTheFormerFileWhenWritingFails() throws IOException {
        var file = Files.writeString(directory.resolve("run.json"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half");
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + file + ": no space left on device; nothing was changed");
        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void writesThroughALink() throws IOException {
        var file = Files.writeString(directory.resolve("run.json"), "old");
        var link = Files.createSymbolicLink(directory.resolve("latest.json"), file);

        AtomicFile.write(link, out -> out.write("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> AtomicFile.write(directory, out -> out.write("x")))
                .hasMessage("cannot write " + directory + ": it is a directory");
    }

    @Test
    void namesAMissingDirectory() {
        var file = directory.resolve("none/run.json");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> out.write("x")))
                .hasMessage("cannot write " + file + ": its directory does not exist; nothing was changed");
    }
}
