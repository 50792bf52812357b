package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.Setting;
import java.time.Duration;
import java.util.Optional;

/// How much history is asked for, and how much there is.
///
/// @param window the setting
/// @param origin who set it: an option, a variable, a file, a recording, or `default`
/// @param held what a usage file holds; absent for other sources
record Stretch(Duration window, String origin, Optional<Duration> held) {

    private static final String DEFAULT = "default";

    static Stretch of(Config config) {
        var origin = config.settings().stream()
                .filter(setting -> setting.path().equals("window"))
                .map(Setting::origin)
                .findFirst()
                .orElse(DEFAULT);
        return new Stretch(config.window(), origin, Optional.empty());
    }

    static Stretch recorded(Duration window) {
        return new Stretch(window, "the recording", Optional.empty());
    }

    Stretch holding(Duration history) {
        return new Stretch(window, origin, Optional.of(history));
    }

    boolean isSet() {
        return !origin.equals(DEFAULT);
    }
}
