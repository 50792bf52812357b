package io.rightsizer.api.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the XDG base directory specification puts files of a user. Empty where the user has no home.
final class UserDirectories {

    private UserDirectories() {}

    /// For what can be fetched or made again.
    static Optional<Path> cache(Map<String, String> environment, String of) {
        return below("XDG_CACHE_HOME", ".cache", environment, of);
    }

    /// For what is worth keeping from run to run.
    static Optional<Path> state(Map<String, String> environment, String of) {
        return below("XDG_STATE_HOME", ".local/state", environment, of);
    }

    /// For what nobody can make again.
    static Optional<Path> data(Map<String, String> environment, String of) {
        return below("XDG_DATA_HOME", ".local/share", environment, of);
    }

    private static Optional<Path> below(String variable, String otherwise, Map<String, String> environment, String of) {
        return named(environment, variable)
                .or(() -> named(environment, "HOME").map(home -> home.resolve(otherwise)))
                .map(directory -> directory.resolve("rightsizer").resolve(of));
    }

    /// A relative one is to be ignored, says the specification.
    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    }
}
