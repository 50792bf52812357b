package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What proves to a server who asks.
interface Credentials {

    /// The headers that prove it for one request.
    Map<String, String> headers(WireRequest request, URI target) throws IOException;

    /// Whether a request that was refused is worth another try, because other credentials would go with it.
    ///
    /// @param sent the headers it went with
    boolean isWorthAnotherTry(int status, Map<String, String> sent);

    /// @throws SourceUnusableException when two ways are named, or one is not complete
    static Credentials of(ServerAccess access, InstantSource clock) throws SourceUnusableException {
        var ways = ways(access);
        if (ways.size() > 1) {
            throw new SourceUnusableException("give " + ways.getFirst() + " or " + ways.getLast() + ", not both");
        }
        var command = access.tokenCommand();
        var aws = access.aws();
        if (command != null) {
            return new CommandCredentials(command, clock);
        }
        return aws == null ? new FileCredentials(access) : AwsCredentials.of(access.url(), aws, clock);
    }

    private static List<String> ways(ServerAccess access) {
        var ways = new ArrayList<String>();
        if (access.bearerTokenFile() != null) {
            ways.add("a bearer token file");
        }
        if (access.basicAuthFile() != null) {
            ways.add("a basic auth file");
        }
        if (access.tokenCommand() != null) {
            ways.add("a token command");
        }
        if (access.aws() != null) {
            ways.add("AWS credentials");
        }
        return ways;
    }

    /// Which credentials a refused request carried, without any of their content.
    static String description(ServerAccess access) {
        var command = access.tokenCommand();
        if (access.bearerTokenFile() != null) {
            return "check the bearer token in " + access.bearerTokenFile();
        }
        if (access.basicAuthFile() != null) {
            return "check the user and password in " + access.basicAuthFile();
        }
        if (command != null) {
            return "check whom the token of the command " + command.program() + " is for, and what they may read";
        }
        if (access.aws() != null) {
            return "check that the AWS keys allow aps:QueryMetrics and aps:GetSeries on this workspace, its region and"
                    + " the clock of this machine";
        }
        return withoutSecret(access);
    }

    private static String withoutSecret(ServerAccess access) {
        if (!access.headers().isEmpty()) {
            return "only the headers "
                    + access.headers().keySet().stream().sorted().toList()
                    + " were sent: check them, or give a bearer token file or a basic auth file";
        }
        return "no credentials were given: give a bearer token file or a basic auth file";
    }
}
