package io.rightsizer.patches.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The real `kubectl kustomize`; tests that need it are skipped where it is not installed.
public final class Kustomize {

    private static final boolean INSTALLED = isInstalled();

    private Kustomize() {}

    public static String render(Path kustomization) throws IOException, InterruptedException {
        var build = build(kustomization);
        assertThat(build.exitCode()).as(build.errors()).isZero();
        return build.output();
    }

    public static Build build(Path kustomization) throws IOException, InterruptedException {
        assumeTrue(INSTALLED, "kubectl is not installed, so nothing was rendered");
        var errors = Files.createTempFile("kustomize", ".err");
        try {
            var process = new ProcessBuilder("kubectl", "kustomize", kustomization.toString())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Build(process.waitFor(), output, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }

    private static boolean isInstalled() {
        try {
            var process = new ProcessBuilder("kubectl", "version", "--client")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public record Build(int exitCode, String output, String errors) {}
}
