package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// A workload's name in URLs and file names, the same in every run: `shop-deployment-web-5f1c9a7be2d04471`. Only lower
/// case letters, digits and hyphens, whatever the workload is called.
public final class WorkloadKey {

    private static final int MOST_READABLE = 60;

    private WorkloadKey() {}

    public static String of(WorkloadId workload) {
        var readable = (workload.namespace() + "-" + workload.kind() + "-" + workload.name())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        return readable.substring(0, Math.min(readable.length(), MOST_READABLE)) + "-" + hash(workload);
    }

    private static String hash(WorkloadId workload) {
        var identity = String.join(
                "\0", workload.cluster(), workload.namespace(), workload.kind().name(), workload.name());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
