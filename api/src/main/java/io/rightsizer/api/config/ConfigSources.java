package io.rightsizer.api.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where settings are taken from.
///
/// @param flags values by the key's path, with the flag's name as given: `window` by `--window`
/// @param environment all variables; those that do not name a key are left aside
/// @param file absent when there is none
public record ConfigSources(
        Map<String, Flag> flags,
        Map<String, String> environment,
        @Nullable Path file) {

    public ConfigSources {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /// Nothing but the defaults.
    public static ConfigSources none() {
        return new ConfigSources(Map.of(), Map.of(), null);
    }

    /// A flag and its value as typed.
    public record Flag(String name, String value) {}
}
