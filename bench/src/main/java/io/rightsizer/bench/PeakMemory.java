package io.rightsizer.bench;

/// Watches how much of one sort of memory a process holds at most.
final class PeakMemory implements AutoCloseable {

    private static final int EVERY_MILLIS = 20;

    private final long pid;
    private final String field;
    private final Thread watcher;
    private volatile long highest;

    /// @param field as [ProcStatus#bytes] takes it
    PeakMemory(long pid, String field) {
        this.pid = pid;
        this.field = field;
        this.watcher = Thread.ofPlatform().daemon().name("peak-memory").start(this::watch);
    }

    /// Bytes.
    long highest() {
        look();
        return highest;
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        highest = Math.max(highest, ProcStatus.bytes(pid, field).orElse(0));
    }
}
