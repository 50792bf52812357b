package io.rightsizer.api.http.page;

import io.rightsizer.api.history.RunChange;

/// What happened to a container from one run to another, in two words.
final class ChangeWords {

    private ChangeWords() {}

    static String of(RunChange change) {
        return switch (change) {
            case APPEARED -> "new";
            case GONE -> "gone";
            case DEPLOYED -> "set as advised";
            case EDITED -> "set otherwise";
            case VERDICT -> "judged anew";
            case MOVED -> "other amounts";
        };
    }
}
