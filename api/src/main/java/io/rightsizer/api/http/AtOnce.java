package io.rightsizer.api.http;

import java.util.HashMap;
import java.util.Map;

/// How many requests of each client are being answered.
final class AtOnce {

    private final int most;
    private final Map<String, Integer> counts = new HashMap<>();

    AtOnce(int most) {
        this.most = most;
    }

    /// Whether one more may be answered, which then counts until [#leave].
    synchronized boolean enter(String client) {
        var now = counts.getOrDefault(client, 0);
        if (now < most) {
            counts.put(client, now + 1);
        }
        return now < most;
    }

    synchronized void leave(String client) {
        counts.computeIfPresent(client, (_, now) -> now == 1 ? null : now - 1);
    }
}
