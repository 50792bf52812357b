package io.rightsizer.api.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the XDG base directory specification puts what belongs to the user. Empty where the user has no home.
final class UserDirectories {

    private UserDirectories() {}

    /// For what can be fetched again.
    static Optional<Path> cache(Map<String, String> environment) {
        return named(environment, "XDG_CACHE_HOME").or(() -> home(environment, ".cache"));
    }

    /// For what cannot.
    static Optional<Path> data(Map<String, String> environment) {
        return named(environment, "XDG_DATA_HOME").or(() -> home(environment, ".local/share"));
    }

    private static Optional<Path> home(Map<String, String> environment, String below) {
        return named(environment, "HOME").map(home -> home.resolve(below));
    }

    /// A relative one is to be ignored, says the specification.
    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    }
}
