package io.rightsizer.api.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is told of a run, and how often.
///
/// @param webhookFile holds the address on one line, which is a secret; absent where nobody is told
/// @param minInterval from one message to the next
/// @param timeout of the whole request
/// @param stateFile remembers when the last message went; absent where the user has no home and names none
/// @param digestFile receives the digest of each run as Markdown; absent for none
/// @param reportUrl where people read the report; absent where it is not served
public record NotificationSettings(
        @Nullable Path webhookFile,
        Duration minInterval,
        Duration timeout,
        @Nullable Path stateFile,
        @Nullable Path digestFile,
        @Nullable URI reportUrl) {

    static NotificationSettings of(Values values, Map<String, String> environment) {
        return new NotificationSettings(
                values.find(Key.WEBHOOK_FILE, Path.class).orElse(null),
                values.find(Key.MIN_INTERVAL, Duration.class).orElse(Duration.ofHours(1)),
                values.find(Key.NOTIFICATION_TIMEOUT, Duration.class).orElse(Duration.ofSeconds(10)),
                values.find(Key.NOTIFICATION_STATE, Path.class)
                        .or(() -> UserDirectories.state(environment, "notifications.json"))
                        .orElse(null),
                values.find(Key.DIGEST_FILE, Path.class).orElse(null),
                values.find(Key.REPORT_URL, URI.class).orElse(null));
    }
}
