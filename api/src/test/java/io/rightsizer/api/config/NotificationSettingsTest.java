package io.rightsizer.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationSettingsTest {

    private static Config load(Map<String, String> environment) {
        return Config.load(new ConfigSources(Map.of(), environment, null));
    }

    @Test
    void tellsNobodyByDefault() {
        assertThat(load(Map.of()).notifications())
                .isEqualTo(
                        new NotificationSettings(null, Duration.ofHours(1), Duration.ofSeconds(10), null, null, null));
        assertThat(load(Map.of()).metricsPerContainer()).isFalse();
    }

    @Test
    void takesWhatTheEnvironmentSays() {
        var config = load(Map.of(
                "RIGHTSIZER_NOTIFICATIONS_WEBHOOK_FILE", "/secrets/webhook",
                "RIGHTSIZER_NOTIFICATIONS_MIN_INTERVAL", "6h",
                "RIGHTSIZER_NOTIFICATIONS_TIMEOUT", "3s",
                "RIGHTSIZER_NOTIFICATIONS_DIGEST_FILE", "digest.md",
                "RIGHTSIZER_NOTIFICATIONS_REPORT_URL", "https://rightsizer.example/report",
                "RIGHTSIZER_METRICS_PER_CONTAINER", "true"));

        assertThat(config.notifications())
                .isEqualTo(new NotificationSettings(
                        Path.of("/secrets/webhook"),
                        Duration.ofHours(6),
                        Duration.ofSeconds(3),
                        null,
                        Path.of("digest.md"),
                        URI.create("https://rightsizer.example/report")));
        assertThat(config.metricsPerContainer()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/state, /home/jo, /srv/state/rightsizer/notifications.json",
        "relative, /home/jo, /home/jo/.local/state/rightsizer/notifications.json",
        "'', /home/jo, /home/jo/.local/state/rightsizer/notifications.json"
    })
    void remembersInTheUsersStateDirectory(String state, String home, Path file) {
        assertThat(load(Map.of("XDG_STATE_HOME", state, "HOME", home))
                        .notifications()
                        .stateFile())
                .isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "RIGHTSIZER_METRICS_PER_CONTAINER, yes, metrics.perContainer must be true or false",
        "RIGHTSIZER_NOTIFICATIONS_TIMEOUT, 0s, notifications.timeout must be a duration like 10s",
        "RIGHTSIZER_NOTIFICATIONS_REPORT_URL, ftp://x.example, notifications.reportUrl must be an http or https address",
        "RIGHTSIZER_NOTIFICATIONS_REPORT_URL, https://jo:s3cr3t@x.example, notifications.reportUrl must not carry a user",
        "RIGHTSIZER_NOTIFICATIONS_WEBHOOK_FILE, https://chat.example/s3cr3t, notifications.webhookFile must name a file"
    })
    void refusesWhatCannotBeMeant(String variable, String value, String complaint) {
        assertThatThrownBy(() -> load(Map.of(variable, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(complaint)
                .message()
                .doesNotContain("s3cr3t");
    }
}
