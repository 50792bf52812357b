package io.rightsizer.api.demo;

import java.util.HexFormat;

/// Chance without chance: everything random in the demo is a pure function of names and times, so every run serves the
/// same bytes. The mixing function is the finalizer of MurmurHash3.
final class Dice {

    /// The letters Kubernetes uses for generated names: no vowels, so no words.
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private Dice() {}

    static long seed(String... names) {
        var seed = 0x9E3779B97F4A7C15L;
        for (var name : names) {
            for (int index = 0; index < name.length(); index++) {
                seed = seed * 31 + name.charAt(index);
            }
            seed = mix(seed + 1);
        }
        return seed;
    }

    /// An even number in [0, 1) for the turn.
    static double share(long seed, long turn) {
        return (mix(seed + turn * 0x9E3779B97F4A7C15L) >>> 11) * 0x1.0p-53;
    }

    static String letters(long seed, int count) {
        var text = new StringBuilder(count);
        for (int turn = 0; turn < count; turn++) {
            text.append(LETTERS.charAt((int) (share(seed, turn) * LETTERS.length())));
        }
        return text.toString();
    }

    /// 64 hexadecimal digits, like a container's id or an image's digest.
    static String digest(long seed) {
        var text = new StringBuilder(64);
        for (int turn = 1; turn <= 4; turn++) {
            text.append(HexFormat.of().toHexDigits(mix(seed + turn)));
        }
        return text.toString();
    }

    /// A random (version 4) UUID by its looks.
    static String uid(long seed) {
        var hex = digest(seed);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20, 32);
    }

    private static long mix(long value) {
        var mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
