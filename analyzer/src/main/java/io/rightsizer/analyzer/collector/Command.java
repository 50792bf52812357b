package io.rightsizer.analyzer.collector;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A program and its arguments, run without a shell: nothing in it is expanded, piped or looked up but the program.
public record Command(List<String> words) {

    /// Runs of plain characters and of quoted ones; what stands together is one word.
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    /// @throws IllegalArgumentException when there is no program
    public Command {
        words = List.copyOf(words);
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new IllegalArgumentException("it names no program");
        }
    }

    /// Words stand apart by blanks; quotes, of either kind, keep blanks in a word.
    ///
    /// @throws IllegalArgumentException when a quote stays open, or there is no program
    public static Command parse(String text) {
        var words = new ArrayList<String>();
        var rest = WORD.matcher(text).replaceAll(found -> {
            words.add(QUOTED.matcher(found.group()).replaceAll("$1$2"));
            return "";
        });
        if (!rest.isBlank()) {
            throw new IllegalArgumentException("a quote stays open");
        }
        return new Command(words);
    }

    /// For messages: arguments may be nobody's business.
    String program() {
        return words.getFirst();
    }

    @Override
    public String toString() {
        return "Command[" + program() + " …]";
    }
}
