package io.rightsizer.patches.pullrequest;

import java.util.regex.Pattern;

/// Text of others in Markdown of ours: names come from labels that anybody may set. Nothing of it may call a person,
/// link to an issue, be HTML, or break the table it stands in, on GitHub as on GitLab.
final class Markdown {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_TEXT = 600;

    /// Whatever a reader cannot see, and what turns the direction of writing.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\x{85}]+");

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]~]");

    /// Before a letter or digit these call people, link issues, merge requests, labels, milestones and snippets,
    /// begin a formula or name an emoji.
    private static final Pattern CALLS = Pattern.compile("([@#!$%^:])(?=[\\p{L}\\p{N}\"\\\\/_-])");

    private static final Pattern LINKS = Pattern.compile("(?i)(www)\\.|(GH)-(?=\\d)");
    private static final Pattern COMMIT = Pattern.compile("(?i)\\b(?=[0-9]*[a-f])([0-9a-f])([0-9a-f]{6,63})\\b");

    /// A space without width, as an entity, so that reading the source shows it.
    private static final String APART = "&#8203;";

    private Markdown() {}

    /// A code span that its content cannot leave, also in a table.
    static String code(String name) {
        var harmless = visible(name).replace('`', '\'').replace('|', '/').strip();
        return "`" + (harmless.isEmpty() ? "(no name)" : cut(harmless, LONGEST_NAME)) + "`";
    }

    /// A sentence that may hold names of others.
    static String text(String sentence) {
        var text = cut(visible(sentence).strip(), LONGEST_TEXT);
        text = COMMIT.matcher(text).replaceAll("$1\u0001$2");
        text = LINKS.matcher(text)
                .replaceAll(found -> found.group(1) == null ? found.group(2) + "\u0001-" : found.group(1) + "\u0001.");
        text = CALLS.matcher(text).replaceAll("$1\u0001");
        text = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "&#124;");
        text = MARKUP.matcher(text).replaceAll("\\\\$0");
        return text.replace("\u0001", APART);
    }

    private static String visible(String text) {
        return INVISIBLE.matcher(text).replaceAll(" ");
    }

    private static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
