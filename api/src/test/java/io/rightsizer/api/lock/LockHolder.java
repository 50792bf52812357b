package io.rightsizer.api.lock;

import java.nio.file.Path;
import java.time.InstantSource;

/// The other process: takes the lock, says so, and holds it until its input ends.
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (var lock = RunLock.take(Path.of(arguments[0]), InstantSource.system())) {
            System.out.println("holds " + lock.getClass().getSimpleName());
            System.in.readAllBytes();
        }
    }
}
