package io.rightsizer.api.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where runs are kept, and how long.
///
/// @param store a file or a JDBC address, without a password; empty where the user has no home and names none
/// @param isDefault whether nobody named it
/// @param passwordFile for a database; its first line is the password
/// @param lock held while a run goes to a database; empty where the user has no home
/// @param keep the rows of a run, since it was stored
/// @param keepOutlines how many runs of a source keep their evidence
/// @param incremental whether days of usage are kept, so that a run reads only those that are new
public record HistorySettings(
        Optional<String> store,
        boolean isDefault,
        @Nullable Path passwordFile,
        Optional<Path> lock,
        Duration keep,
        int keepOutlines,
        boolean incremental) {}
