package io.rightsizer.api.history;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a history is kept. Its text never holds a secret.
public sealed interface HistoryPlace {

    /// How the address of a server begins.
    String SERVER = "jdbc:postgresql:";

    record File(Path path) implements HistoryPlace {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// @param url a JDBC address without a password
    /// @param passwordFile its first line is the password; absent where the server asks for none
    record Server(String url, @Nullable Path passwordFile) implements HistoryPlace {

        /// Without its parameters.
        @Override
        public String toString() {
            var parameters = url.indexOf('?');
            return parameters < 0 ? url : url.substring(0, parameters);
        }
    }

    /// @param text a path, or an address that begins with `jdbc:postgresql:`
    static HistoryPlace parse(String text, @Nullable Path passwordFile) {
        if (text.startsWith(SERVER)) {
            return new Server(text, passwordFile);
        }
        return new File(Path.of(text));
    }
}
