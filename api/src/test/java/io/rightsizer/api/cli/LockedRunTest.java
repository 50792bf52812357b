package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.lock.RunLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LockedRunTest {

    @Test
    void theSecondRunEndsWithSevenAndOneLine(@TempDir Path directory) throws IOException {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        var terminal = new Terminal(out, out, Map.of(), false);
        var file = directory.resolve("run.lock");
        var second = new CommandLine(new Locking(file)).setExecutionExceptionHandler(new Failures(terminal));

        try (var first = RunLock.take(file, InstantSource.system())) {
            assertThat(second.execute()).isEqualTo(7);
            assertThat(first).isNotNull();
        }

        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .startsWith("rightsizer: another run is at work: process "
                        + ProcessHandle.current().pid());
        assertThat(second.execute()).isZero();
    }

    @Command(name = "locking")
    private record Locking(Path file) implements Callable<Integer> {

        @Override
        public Integer call() throws IOException {
            try (var lock = RunLock.take(file, InstantSource.system())) {
                assertThat(lock).isNotNull();
                return 0;
            }
        }
    }
}
