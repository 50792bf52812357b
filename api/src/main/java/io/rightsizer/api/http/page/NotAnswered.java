package io.rightsizer.api.http.page;

import io.rightsizer.api.config.Suggestion;
import java.util.Collection;
import java.util.List;

/// A request that has no answer, with what would have one. Its message goes to whoever asked.
public final class NotAnswered extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 30;

    private final int status;

    private NotAnswered(int status, String message) {
        super(message);
        this.status = status;
    }

    /// There is no such thing.
    ///
    /// @param what `run`, `workload`
    /// @param known what there is, named in the message as far as it is not too much
    public static NotAnswered missing(String what, String asked, Collection<String> known) {
        return new NotAnswered(404, unknown(what, asked, known));
    }

    /// There is nothing there.
    public static NotAnswered nowhere(String message) {
        return new NotAnswered(404, message);
    }

    /// The request is not understood.
    public static NotAnswered misread(String message) {
        return new NotAnswered(400, message);
    }

    static NotAnswered misread(String what, String asked, Collection<String> known) {
        return new NotAnswered(400, unknown(what, asked, known));
    }

    /// It is not for whoever asked, or not asked in a way that is served.
    public static NotAnswered refused(int status, String message) {
        return new NotAnswered(status, message);
    }

    private static String unknown(String what, String asked, Collection<String> known) {
        var shown = asked.length() > 100 ? asked.substring(0, 100) + "…" : asked;
        var named = List.copyOf(known).subList(0, Math.min(known.size(), MOST_NAMED));
        return "There is no " + what + " '" + shown + "'"
                + (named.isEmpty() ? "." : Suggestion.of(shown, named))
                + (known.size() > MOST_NAMED ? " and " + (known.size() - MOST_NAMED) + " more" : "");
    }

    public int status() {
        return status;
    }
}
