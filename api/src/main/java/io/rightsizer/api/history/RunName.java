package io.rightsizer.api.history;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How people name a stored run: its id or the beginning of it, `latest`, or `latest~2` for the second before that.
public final class RunName {

    private static final Pattern LATEST = Pattern.compile("latest(?:~(\\d{1,6}))?");
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z(?:-[0-9a-f]{0,12})?");

    private final String text;

    private RunName(String text) {
        this.text = text;
    }

    /// Empty when the text cannot name a run.
    public static Optional<RunName> parse(String text) {
        return LATEST.matcher(text).matches() || ID.matcher(text).matches()
                ? Optional.of(new RunName(text))
                : Optional.empty();
    }

    /// @param runs newest first
    /// @throws HistoryException when there is no such run, or more than one
    StoredRun in(List<StoredRun> runs) throws HistoryException {
        var matcher = LATEST.matcher(text);
        if (matcher.matches()) {
            var back = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
            if (back < runs.size()) {
                return runs.get(back);
            }
            throw unknown(runs);
        }
        var found = runs.stream().filter(run -> run.id().startsWith(text)).toList();
        if (found.isEmpty()) {
            throw unknown(runs);
        }
        if (found.size() > 1) {
            throw new HistoryException("more than one run begins with " + text + ": "
                    + found.get(0).id() + ", " + found.get(1).id());
        }
        return found.getFirst();
    }

    private HistoryException unknown(List<StoredRun> runs) {
        return new HistoryException("the history has no run " + text
                + (runs.isEmpty()
                        ? "; it is empty"
                        : ", it has " + runs.size() + "; 'rightsizer history list' names them"));
    }

    @Override
    public String toString() {
        return text;
    }
}
