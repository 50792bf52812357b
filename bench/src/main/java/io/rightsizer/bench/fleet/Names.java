package io.rightsizer.bench.fleet;

import java.util.HexFormat;
import java.util.SplittableRandom;

/// Names as Kubernetes and container runtimes draw them.
final class Names {

    /// Without vowels and what looks like one, so that no words come about.
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final HexFormat HEX = HexFormat.of();

    private final SplittableRandom dice;

    Names(SplittableRandom dice) {
        this.dice = dice;
    }

    String suffix(int length) {
        var suffix = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            suffix.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }

    /// 64 hexadecimal digits.
    String hash() {
        var bytes = new byte[32];
        dice.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    String uid() {
        var hash = hash();
        return String.join(
                "-",
                hash.substring(0, 8),
                hash.substring(8, 12),
                "4" + hash.substring(13, 16),
                "a" + hash.substring(17, 20),
                hash.substring(20, 32));
    }
}
