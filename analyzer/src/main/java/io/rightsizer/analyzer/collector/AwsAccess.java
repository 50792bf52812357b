package io.rightsizer.analyzer.collector;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What signs requests to Amazon Managed Service for Prometheus: one of file and command.
///
/// @param credentialsFile as `~/.aws/credentials`; read anew for each request
/// @param profile the section of that file
/// @param credentialsCommand prints keys as a `credential_process` does
/// @param region absent where the URL tells it
public record AwsAccess(
        @Nullable Path credentialsFile,
        String profile,
        @Nullable Command credentialsCommand,
        @Nullable String region) {

    public static final String DEFAULT_PROFILE = "default";

    /// Whether anything says that the server is one of AWS.
    public boolean isAsked() {
        return credentialsFile != null || credentialsCommand != null || region != null;
    }
}
