package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/// What a command writes: a secret, which no message may show. Of a command that fails, its complaint is shown.
///
/// @param command gets no input
/// @param limit after which it is ended, with what it started
record CommandOutput(Command command, Duration limit) {

    private static final int MOST_BYTES = 64 << 10;

    String read() throws IOException {
        var process = started();
        try {
            var output = text(process.getInputStream());
            var complaint = text(process.getErrorStream());
            process.getOutputStream().close();
            return finished(process, output, complaint);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.program() + " ran");
        } finally {
            end(process);
        }
    }

    /// Output is waited for as well: a process that was left behind may hold it open.
    private String finished(Process process, Future<String> output, Future<String> complaint)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        try {
            if (!process.waitFor(limit.toNanos(), NANOSECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                var said = Failures.oneLine(complaint.get(deadline - System.nanoTime(), NANOSECONDS));
                throw failed("ended with " + process.exitValue() + (said.isEmpty() ? "" : ": " + said));
            }
            return output.get(deadline - System.nanoTime(), NANOSECONDS);
        } catch (TimeoutException late) {
            throw failed("did not end within " + limit.toSeconds() + " s");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Process started() throws SourceUnusableException {
        try {
            return new ProcessBuilder(command.words()).start();
        } catch (IOException failure) {
            throw new SourceUnusableException(
                    "cannot run " + command.program() + " for credentials: check that it is installed and on the"
                            + " search path; no shell is used",
                    failure);
        }
    }

    private SourceUnusableException failed(String how) {
        return new SourceUnusableException(
                "the command " + command.program() + ", which gives credentials, " + how + ". Run it yourself");
    }

    /// Also what it started, which may hold its output open.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Future<String> text(InputStream stream) {
        var text = new FutureTask<>(() -> {
            try (stream) {
                return new String(stream.readNBytes(MOST_BYTES), UTF_8);
            } catch (IOException ended) {
                return "";
            }
        });
        Thread.ofVirtual().start(text);
        return text;
    }
}
