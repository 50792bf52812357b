package io.rightsizer.patches.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// Writes strings so that readers of YAML 1.1 and of 1.2 take them for the same strings.
public final class ScalarText {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
    private static final Set<String> WORDS_OF_YAML_1_1 =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    /// `1E` is left out: to some readers it begins a power of ten.
    private static final Pattern QUANTITY = Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:m|k|M|G|T|P|[KMGTPE]i)");

    private ScalarText() {}

    /// Whether every reader takes the value for a string although it has no quotes.
    public static boolean isWord(String value) {
        return WORD.matcher(value).matches() && !WORDS_OF_YAML_1_1.contains(value.toLowerCase(Locale.ROOT));
    }

    /// @param old how the value before it is written, or its neighbours are; null where nobody has chosen
    static String of(String value, @Nullable ScalarStyle old) {
        var plain = old == null
                ? isWord(value)
                : isWord(value) || QUANTITY.matcher(value).matches();
        if (old == ScalarStyle.SINGLE_QUOTED && value.chars().noneMatch(ScalarText::needsEscape)) {
            return "'" + value.replace("'", "''") + "'";
        }
        return plain && (old == null || old == ScalarStyle.PLAIN) ? value : doubleQuoted(value);
    }

    private static String doubleQuoted(String value) {
        var text = new StringBuilder("\"");
        value.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> text.append(needsEscape(codePoint) ? escaped(codePoint) : Character.toString(codePoint));
            }
        });
        return text.append('"').toString();
    }

    private static String escaped(int codePoint) {
        return String.format(Locale.ROOT, "\\U%08X", codePoint);
    }

    private static boolean needsEscape(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
