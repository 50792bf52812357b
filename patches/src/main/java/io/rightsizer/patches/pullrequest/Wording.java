package io.rightsizer.patches.pullrequest;

import java.util.Locale;

final class Wording {

    private Wording() {}

    /// `1 workload`, `4 workloads`.
    static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
