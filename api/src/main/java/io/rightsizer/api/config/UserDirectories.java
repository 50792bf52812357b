package io.rightsizer.api.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the XDG base directory specification puts files of a user.
final class UserDirectories {

    private UserDirectories() {}

    /// For what can be fetched or made again.
    static Optional<Path> cache(Map<String, String> environment, String of) {
        return named(environment, "XDG_CACHE_HOME")
                .or(() -> named(environment, "HOME").map(home -> home.resolve(".cache")))
                .map(cache -> cache.resolve("rightsizer").resolve(of));
    }

    /// For what is worth keeping from run to run.
    static Optional<Path> state(Map<String, String> environment, String of) {
        return named(environment, "XDG_STATE_HOME")
                .or(() -> named(environment, "HOME").map(home -> home.resolve(".local/state")))
                .map(state -> state.resolve("rightsizer").resolve(of));
    }

    /// A relative one is to be ignored, says the specification.
    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
    }
}
