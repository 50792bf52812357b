package io.rightsizer.api.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The published JSON Schema of the configuration file.
public final class ConfigSchema {

    private static final String RESOURCE = "/schema/config-v1.json";

    private ConfigSchema() {}

    public static String text() {
        try (var in = Objects.requireNonNull(ConfigSchema.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
