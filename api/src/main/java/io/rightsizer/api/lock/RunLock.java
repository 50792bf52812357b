package io.rightsizer.api.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The right to run, held by one process at a time. It is a lock of the operating system on a file, so it goes with
/// its process however that ends: there are no stale locks. The file stays; its text only says who holds it.
public final class RunLock implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    /// Behind any text, because Windows lets nobody read a locked byte.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /// The locks of this very process. POSIX gives up all locks of a process on a file as soon as it closes any
    /// channel to that file, so while a lock is held its file must not be opened again, not even to be refused.
    private static final Map<Path, RunLock> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final LockOwner owner;
    private final InstantSource clock;
    private final Thread heartbeat =
            Thread.ofVirtual().name("run-lock-heartbeat").unstarted(this::beatOn);

    private RunLock(Path file, FileChannel channel, InstantSource clock) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
        this.owner = LockOwner.here(clock.instant());
    }

    /// Takes the lock or refuses at once.
    ///
    /// @param file created with its directory where it is missing; on a disk of this machine
    /// @throws LockedException when another run holds it
    /// @throws IOException when the file cannot be written
    public static RunLock take(Path file, InstantSource clock) throws IOException {
        synchronized (HELD) {
            var path = canonical(file);
            var held = HELD.get(path);
            if (held != null) {
                throw refused(file, held.owner.text(clock.instant()));
            }
            var lock = open(path, clock).orElseThrow(() -> refused(file, ownerOf(path)));
            HELD.put(path, lock);
            lock.beat();
            lock.heartbeat.start();
            return lock;
        }
    }

    /// One path for one file, whatever link leads to it.
    private static Path canonical(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        var directory = Files.createDirectories(
                Optional.ofNullable(file.toAbsolutePath().getParent())
                        .orElseThrow(() -> new IOException("cannot lock " + file + ": it is no file")));
        return directory.toRealPath().resolve(file.getFileName());
    }

    private static Optional<RunLock> open(Path path, InstantSource clock) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                return Optional.of(new RunLock(path, channel, clock));
            }
        } catch (IOException failed) {
            channel.close();
            throw new IOException("cannot lock " + path + ": " + failed.getMessage()
                    + "; some network file systems have no locks, name a file on a local disk");
        }
        channel.close();
        return Optional.empty();
    }

    private static String ownerOf(Path path) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var content = ByteBuffer.allocate(LockOwner.MOST_BYTES);
            channel.read(content, 0);
            return LockOwner.read(content.flip());
        } catch (IOException unreadable) {
            return "a process whose name cannot be read";
        }
    }

    private static LockedException refused(Path file, String owner) {
        return new LockedException("another run is at work: " + owner + " holds " + file
                + "; wait for it to end, or name another file to run beside it");
    }

    private void beatOn() {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                beat();
            }
        } catch (InterruptedException _) {
            // Closed: there is nothing left to tell.
            return;
        }
    }

    /// Writes that the process still lives. What fails is only the text; the lock holds.
    private void beat() {
        try {
            var text = UTF_8.encode(owner.text(clock.instant()) + "\n");
            channel.truncate(text.remaining());
            channel.write(text, 0);
        } catch (IOException _) {
            // A full disk must not end a run, and the next heartbeat comes soon.
            return;
        }
    }

    /// Lets the next one run. The file is left: deleting it would let two others hold a lock of the same name.
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(file, this)) {
                heartbeat.interrupt();
                try (channel) {
                    channel.truncate(0);
                }
            }
        }
    }
}
