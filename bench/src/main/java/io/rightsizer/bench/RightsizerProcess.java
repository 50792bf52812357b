package io.rightsizer.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// rightsizer's own scan in a JVM of its own, so that its heap limit is the client's and nothing else's.
record RightsizerProcess(Duration window, Instant asOf, String heap) implements Contender {

    @Override
    public String name() {
        return "rightsizer, -Xmx" + heap;
    }

    @Override
    public Effort run(URI server) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(server))
                .redirectError(Redirect.INHERIT)
                .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        var exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("the scan ended with exit code " + exit + " under -Xmx" + heap);
        }
        var space = answer.indexOf(' ');
        return new Effort(Long.parseLong(answer.substring(0, space)), answer.substring(space + 1));
    }

    private List<String> command(URI server) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                RightsizerScan.class.getName(),
                server.toString(),
                asOf.toString(),
                window.toString());
    }
}
