package io.rightsizer.patches.forge;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What may be written at all, checked before a request is made: our own branches, and files that no forge, Git or CI
/// gives a meaning.
record Allowed(ForgeSettings settings) {

    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,249}");
    private static final Pattern BAD_BRANCH = Pattern.compile(".*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)|[./]$).*");
    private static final Pattern UNPRINTABLE = Pattern.compile(".*[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\\\:].*");
    private static final int LONGEST_PATH = 4096;
    private static final long MOST_CONTENT = 20 << 20;

    /// @throws ForgeException REFUSED for anything but a branch of ours
    void requireOurs(String branch) {
        var prefix = settings.branchPrefix();
        var ours = branch.startsWith(prefix + "/") || branch.startsWith(prefix + "-");
        if (!ours
                || !BRANCH.matcher(branch).matches()
                || BAD_BRANCH.matcher(branch).matches()) {
            throw refused("branch " + Shown.oneLine(branch) + " is not written: rightsizer writes only " + prefix
                    + "/… and " + prefix + "-…");
        }
        requireNotBase(branch, settings.baseBranch() == null ? "" : settings.baseBranch());
    }

    void requireNotBase(String branch, String base) {
        if (branch.equals(base)) {
            throw refused("branch " + Shown.oneLine(branch) + " is the one people merge into: never written");
        }
    }

    void requireHarmless(List<FileWrite> files) {
        long content = 0;
        for (var file : files) {
            requireHarmless(file.path());
            content += file.content() == null ? 0 : file.content().length();
        }
        if (content > MOST_CONTENT) {
            throw new ForgeException(
                    ForgeCode.TOO_LARGE,
                    files.size() + " files of " + content + " characters are too much for one commit: split the group");
        }
    }

    private static void requireHarmless(String path) {
        var harmless =
                path.length() <= LONGEST_PATH && !UNPRINTABLE.matcher(path).matches();
        for (var segment : path.split("/", -1)) {
            harmless &= isHarmless(segment.toLowerCase(Locale.ROOT));
        }
        if (!harmless) {
            throw refused("file " + Shown.oneLine(path)
                    + " is not written: it leaves the repository, or steers Git, the forge or its CI");
        }
    }

    private static boolean isHarmless(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && !segment.startsWith(".git")
                && !segment.startsWith("git~")
                && !segment.equals(".forgejo")
                && !segment.equals(".circleci");
    }

    private static ForgeException refused(String message) {
        return new ForgeException(ForgeCode.REFUSED, message);
    }
}
