package io.rightsizer.api.cli;

import io.rightsizer.api.ConfigRepository;
import io.rightsizer.api.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens a checkout that a command names.
final class OpenRepository {

    private OpenRepository() {}

    /// @throws UsageException when there is no such directory
    static ConfigRepository at(Path directory, Config config, Terminal terminal)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(directory)) {
            throw new UsageException("there is no directory " + directory
                    + "; give a checkout of the repository that holds your manifests");
        }
        try (var progress = new RepositoryProgress(terminal)) {
            return ConfigRepository.open(directory, config, progress);
        }
    }
}
