package io.rightsizer.patches.pullrequest;

import java.util.Locale;
import java.util.regex.Pattern;

/// The branch of a group, `rightsizer/prod/shop/down`: `[a-z0-9-/]`, at most 120 characters, the same every week, and
/// never the same for two groups. A name that has to be cleaned gets a digest of the original; so does one that
/// looks as if it had been.
///
/// @param prefix what all of them begin with, up to and including the separator
record BranchNames(String prefix) {

    private static final Pattern LEGAL_PREFIX = Pattern.compile("[a-z0-9](?:[a-z0-9-]|/(?=[a-z0-9])){0,28}");
    private static final Pattern CLEAN = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,33}[a-z0-9])?");
    private static final Pattern LOOKS_CLEANED = Pattern.compile("(?:.*-)?[0-9a-f]{8}");
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]+");

    private static final int LONGEST_CLEANED = 24;
    private static final int DIGEST_CHARACTERS = 8;

    /// @param prefixIsBranch whether a branch has the prefix's name: Git cannot keep a branch and others below it
    static BranchNames under(String prefix, boolean prefixIsBranch) {
        if (!isLegal(prefix)) {
            throw new IllegalArgumentException(
                    "'" + prefix + "' cannot begin branch names; use up to 29 of a-z, 0-9, - and single /");
        }
        return new BranchNames(prefix + (prefixIsBranch ? "-" : "/"));
    }

    static boolean isLegal(String prefix) {
        return LEGAL_PREFIX.matcher(prefix).matches();
    }

    String of(GroupKey group) {
        var part = group.part() == 1 ? "" : "-" + group.part();
        return prefix + segment(group.environment()) + "/" + segment(group.owner()) + "/"
                + group.lane().label() + part;
    }

    /// A name that is safe wherever it is written.
    static String segment(String name) {
        if (CLEAN.matcher(name).matches() && !LOOKS_CLEANED.matcher(name).matches()) {
            return name;
        }
        var words = UNSAFE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        var digest = Digest.of(name).substring(0, DIGEST_CHARACTERS);
        var cut = words.substring(0, Math.min(words.length(), LONGEST_CLEANED)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? digest : cut + "-" + digest;
    }
}
