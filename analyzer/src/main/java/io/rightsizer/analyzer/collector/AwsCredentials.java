package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/// Signs each request with AWS keys.
record AwsCredentials(SignatureV4 signature, Keys keys, InstantSource clock) implements Credentials {

    /// `aps-workspaces.eu-west-1.amazonaws.com`; of FIPS, of China and within a VPC too.
    private static final Pattern HOST =
            Pattern.compile("(?:.*\\.)?aps-workspaces(?:-fips)?\\.([a-z]{2}(?:-[a-z]+)+-\\d+)\\..+");

    /// Where keys come from.
    interface Keys {

        AwsKeys current() throws IOException;

        /// Whether there may be better ones than those the request went with.
        boolean refused(Map<String, String> sent);
    }

    static AwsCredentials of(URI url, AwsAccess access, InstantSource clock) throws SourceUnusableException {
        var file = access.credentialsFile();
        var command = access.credentialsCommand();
        if (file != null && command == null) {
            return new AwsCredentials(signature(url, access), new InFile(file, access.profile()), clock);
        }
        if (file == null && command != null) {
            var keys = new FromCommand(new Issued<>(command, AwsKeys::read, clock));
            return new AwsCredentials(signature(url, access), keys, clock);
        }
        throw new SourceUnusableException(
                "give an AWS credentials file or a command that prints AWS keys, one of both");
    }

    private static SignatureV4 signature(URI url, AwsAccess access) throws SourceUnusableException {
        var told = access.region();
        var host = HOST.matcher(url.getHost() == null ? "" : url.getHost());
        if (told == null && !host.matches()) {
            throw new SourceUnusableException("the URL of " + url.getHost() + " tells no AWS region: give one");
        }
        return new SignatureV4(told == null ? host.group(1) : told, "aps");
    }

    @Override
    public Map<String, String> headers(WireRequest request, URI target) throws IOException {
        var signed = new SignatureV4.Request(request.method(), target, signed(request), request.body());
        return signature.sign(signed, keys.current(), clock.instant());
    }

    private static Map<String, String> signed(WireRequest request) {
        var type = request.headers().get("Content-Type");
        return type == null ? Map.of() : Map.of("content-type", type);
    }

    /// Keys that have expired are answered with 403.
    @Override
    public boolean isWorthAnotherTry(int status, Map<String, String> sent) {
        return (status == 401 || status == 403) && keys.refused(sent);
    }

    private record InFile(Path file, String profile) implements Keys {

        @Override
        public AwsKeys current() throws SourceUnusableException {
            try {
                return AwsKeys.ofProfile(Files.readAllLines(file), profile);
            } catch (IOException failure) {
                throw new SourceUnusableException(
                        "cannot read the AWS credentials file " + file + ": check that it exists, is text and may be"
                                + " read",
                        failure);
            } catch (IllegalArgumentException missing) {
                throw new SourceUnusableException(
                        "the profile " + profile + " of the AWS credentials file " + file + " cannot be used: "
                                + missing.getMessage(),
                        missing);
            }
        }

        @Override
        public boolean refused(Map<String, String> sent) {
            return false;
        }
    }

    private record FromCommand(Issued<AwsKeys> issued) implements Keys {

        @Override
        public AwsKeys current() throws IOException {
            return issued.current();
        }

        @Override
        public boolean refused(Map<String, String> sent) {
            var authorization = sent.getOrDefault("Authorization", "");
            issued.refused(keys -> authorization.contains("Credential=" + keys.id() + "/"));
            return true;
        }
    }
}
