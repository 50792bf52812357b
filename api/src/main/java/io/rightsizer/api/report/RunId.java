package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Names a run by what it saw and said, like `20261121T060000Z-3f9a12bc04de`: the moment, then the start of a SHA-256
/// over the question and the answers. The same question with the same answers has the same name on every machine.
final class RunId {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HASH_BYTES = 6;

    private RunId() {}

    static String of(RunOrigin origin, List<Recommendation> recommendations) {
        var digest = sha256();
        var window = origin.window();
        add(digest, List.of(origin.source(), window.from(), window.to(), window.step(), origin.policy()));
        for (var one : recommendations) {
            add(
                    digest,
                    List.of(
                            one.workload().cluster(),
                            one.workload(),
                            one.container().name()));
            add(digest, List.of(one.container().current(), one.verdict().label(), one.codes()));
            add(digest, List.of(String.valueOf(one.recommended()), String.valueOf(one.nextStep())));
        }
        return MOMENT.format(window.to()) + "-" + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static void add(MessageDigest digest, List<?> parts) {
        for (var part : parts) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
