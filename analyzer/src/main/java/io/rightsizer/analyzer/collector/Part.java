package io.rightsizer.analyzer.collector;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// The namespaces that one of several processes collects, which on the command line is a shard. A namespace
/// belongs to the part whose index is the first eight bytes of the SHA-256 of `cluster NUL namespace`, as a
/// number without sign, modulo the count: the same on every machine, whatever else there is.
///
/// @param index from 0, as Kubernetes counts the pods of an Indexed Job
public record Part(int index, int count) {

    /// Everything.
    public static final Part WHOLE = new Part(0, 1);

    public Part {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no shard " + index + "/" + count + ": of " + count
                    + " the first is 0 and the last " + (count - 1));
        }
    }

    boolean isWhole() {
        return count == 1;
    }

    /// Whether this is the one part that asks for the machines and what they could be, which belong to no
    /// namespace.
    boolean asksForMachines() {
        return index == 0;
    }

    boolean holds(Place place) {
        return isWhole() || Long.remainderUnsigned(hash(place), count) == index;
    }

    private static long hash(Place place) {
        var name = place.cluster() + "\0" + place.namespace();
        return ByteBuffer.wrap(sha256().digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /// `2/4`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d/%d", index, count);
    }
}
