package io.rightsizer.patches.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process that ends in time and prints no more than allowed, together with all it started.
final class BoundedProcess {

    private static final int MOST_OF_ERRORS = 4 << 20;

    private final Process process;
    private final RendererSettings settings;

    private BoundedProcess(Process process, RendererSettings settings) {
        this.process = process;
        this.settings = settings;
    }

    enum How {
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        PRINTED_TOO_MUCH
    }

    /// @param output what it printed, empty unless it succeeded
    /// @param errors the beginning of what it printed as errors
    record Ended(How how, byte[] output, byte[] errors) {}

    /// @throws IOException when it cannot be started
    static Ended run(List<String> command, RendererSettings settings) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("build");
        try {
            var builder = new ProcessBuilder(command).directory(home.toFile());
            Isolation.limit(builder.environment(), home.toString());
            var process = builder.start();
            process.getOutputStream().close();
            return new BoundedProcess(process, settings).ended();
        } finally {
            Scratch.delete(home);
        }
    }

    private Ended ended() throws InterruptedException {
        var output = reading(process.getInputStream(), settings.mostBytes());
        var errors = reading(process.getErrorStream(), MOST_OF_ERRORS);
        try {
            var printed = output.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (printed.length > settings.mostBytes()) {
                return new Ended(How.PRINTED_TOO_MUCH, new byte[0], new byte[0]);
            }
            if (!process.waitFor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ended(How.TIMED_OUT, new byte[0], new byte[0]);
            }
            var complaints = errors.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return process.exitValue() == 0
                    ? new Ended(How.SUCCEEDED, printed, complaints)
                    : new Ended(How.FAILED, new byte[0], complaints);
        } catch (TimeoutException e) {
            return new Ended(How.TIMED_OUT, new byte[0], new byte[0]);
        } catch (ExecutionException e) {
            return new Ended(How.FAILED, new byte[0], new byte[0]);
        } finally {
            killAll();
        }
    }

    private void killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// One byte more than allowed tells that there was more; who still writes then is stopped by the closed pipe.
    private static CompletableFuture<byte[]> reading(InputStream stream, int most) {
        var read = new CompletableFuture<byte[]>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                read.complete(stream.readNBytes(most + 1));
            } catch (IOException e) {
                read.completeExceptionally(new UncheckedIOException(e));
            }
        });
        return read;
    }
}
