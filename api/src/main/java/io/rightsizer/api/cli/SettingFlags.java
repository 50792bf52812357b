package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.config.ConfigSources.Flag;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that are settings as well: each wins over its `RIGHTSIZER_*` variable and its key in the file.
final class SettingFlags {

    private final Map<String, Flag> flags = new HashMap<>();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME:VALUE",
            description = "Sent with every request, for example 'X-Scope-OrgID: shop'. Repeatable.")
    private List<String> headers = List.of();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration. Default: rightsizer.yaml, where there is one.")
    private @Nullable Path file;

    @Option(names = "--prometheus", paramLabel = "URL", description = "Prometheus-compatible server to read.")
    void prometheus(@Nullable String url) {
        set("prometheus.url", "--prometheus", url);
    }

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "History to look at. Default: 14d; of backtest: 28d.")
    void window(@Nullable String duration) {
        set("window", "--window", duration);
    }

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}. Default: calibrated.",
            completionCandidates = PolicyNames.class)
    void policy(@Nullable String name) {
        set("policy", "--policy", name);
    }

    @Option(
            names = "--memory-risk",
            paramLabel = "SHARE",
            description = "Container-weeks that may go above the memory limit, for 'calibrated'. Default: 2%%.")
    void memoryRisk(@Nullable String share) {
        set("risk.memory", "--memory-risk", share);
    }

    @Option(
            names = "--cpu-risk",
            paramLabel = "SHARE",
            description = "Time that may be above the CPU request, for 'calibrated'. Default: 5%%.")
    void cpuRisk(@Nullable String share) {
        set("risk.cpu", "--cpu-risk", share);
    }

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only this cluster of a shared server.")
    void cluster(@Nullable String name) {
        set("prometheus.cluster", "--cluster", name);
    }

    @Option(names = "--cluster-label", paramLabel = "LABEL", description = "Names the cluster. Default: cluster.")
    void clusterLabel(@Nullable String label) {
        set("prometheus.clusterLabel", "--cluster-label", label);
    }

    @Option(
            names = {"-n", "--namespaces"},
            paramLabel = "REGEX",
            description = "Only namespaces that match as a whole.")
    void namespaces(@Nullable String pattern) {
        set("prometheus.namespaces", "--namespaces", pattern);
    }

    @Option(names = "--bearer-token-file", paramLabel = "FILE", description = "Bearer token, read at each request.")
    void bearerTokenFile(@Nullable String path) {
        set("prometheus.bearerTokenFile", "--bearer-token-file", path);
    }

    @Option(names = "--basic-auth-file", paramLabel = "FILE", description = "One line: user:password.")
    void basicAuthFile(@Nullable String path) {
        set("prometheus.basicAuthFile", "--basic-auth-file", path);
    }

    @Option(
            names = "--token-command",
            paramLabel = "COMMAND",
            description = "Run without a shell; prints a bearer token, plain or as JSON.")
    void tokenCommand(@Nullable String command) {
        set("prometheus.tokenCommand", "--token-command", command);
    }

    @Option(
            names = "--aws-credentials-file",
            paramLabel = "FILE",
            description = "Sign requests (SigV4) with keys of this file, as ~/.aws/credentials.")
    void awsCredentialsFile(@Nullable String path) {
        set("prometheus.awsCredentialsFile", "--aws-credentials-file", path);
    }

    @Option(
            names = "--aws-credentials-command",
            paramLabel = "COMMAND",
            description = "The same with the keys this prints, as a credential_process.")
    void awsCredentialsCommand(@Nullable String command) {
        set("prometheus.awsCredentialsCommand", "--aws-credentials-command", command);
    }

    @Option(names = "--aws-region", paramLabel = "REGION", description = "Default: what the URL tells.")
    void awsRegion(@Nullable String region) {
        set("prometheus.awsRegion", "--aws-region", region);
    }

    @Option(names = "--ca-file", paramLabel = "FILE", description = "PEM certificates to trust, not the system's.")
    void caFile(@Nullable String path) {
        set("prometheus.caFile", "--ca-file", path);
    }

    @Option(names = "--client-cert", paramLabel = "FILE", description = "PEM client certificate chain.")
    void clientCertificate(@Nullable String path) {
        set("prometheus.clientCertificateFile", "--client-cert", path);
    }

    @Option(names = "--client-key", paramLabel = "FILE", description = "PEM (PKCS#8) key of --client-cert.")
    void clientKey(@Nullable String path) {
        set("prometheus.clientKeyFile", "--client-key", path);
    }

    @Option(names = "--price-file", paramLabel = "FILE", description = "CSV of your own prices; they come first.")
    void priceFile(@Nullable String path) {
        set("pricing.file", "--price-file", path);
    }

    @Option(
            names = "--history",
            paramLabel = "FILE|URL",
            description = "Where runs are kept: a file, or jdbc:postgresql://HOST/DATABASE."
                    + " Default: rightsizer/history.db in the user's data directory.")
    void history(@Nullable String store) {
        set("history.store", "--history", store);
    }

    @Option(
            names = "--history-password-file",
            paramLabel = "FILE",
            description = "The first line is the password of that database.")
    void historyPasswordFile(@Nullable String path) {
        set("history.passwordFile", "--history-password-file", path);
    }

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Of one request. Default: 2m.")
    void timeout(@Nullable String duration) {
        set("prometheus.timeout", "--timeout", duration);
    }

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "Of all reading. What is not read by then is reported as failed. Default: 2h.")
    void deadline(@Nullable String duration) {
        set("prometheus.deadline", "--deadline", duration);
    }

    @Option(names = "--gentle", description = "One request at a time, and as much rest as work.")
    void gentle(@Nullable Boolean given) {
        set("prometheus.gentle", "--gentle", Boolean.TRUE.equals(given) ? "true" : null);
    }

    @Option(
            names = "--read",
            paramLabel = "WAY",
            description = "samples, points of the grid or peaks of each hour, from most bytes to least."
                    + " Default: measured, by what the link can do.")
    void read(@Nullable String way) {
        set("prometheus.read", "--read", way);
    }

    /// picocli calls with null what the command line does not name.
    void set(String path, String flag, @Nullable String value) {
        if (value != null) {
            flags.put(path, new Flag(flag, value));
        }
    }

    boolean isGiven(String path) {
        return flags.containsKey(path);
    }

    ConfigSources sources(Map<String, String> environment) {
        return new ConfigSources(flags, environment, ConfigOptions.orDefault(file));
    }

    /// The headers of the file and, above them, those of the command line.
    ServerAccess withHeaders(ServerAccess access) {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(access.headers());
        for (var header : headers) {
            var colon = header.indexOf(':');
            if (colon <= 0) {
                throw new UsageException("--header must be NAME:VALUE, for example 'X-Scope-OrgID: shop'");
            }
            byName.put(
                    notSecret(header.substring(0, colon).strip()),
                    header.substring(colon + 1).strip());
        }
        return access.withHeaders(byName);
    }

    /// Other users of the machine can read command lines.
    private static String notSecret(String name) {
        if (name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Proxy-Authorization")) {
            throw new UsageException(
                    "--header " + name + " would show a secret to everybody on this machine;"
                            + " use --bearer-token-file, --token-command, --basic-auth-file, or prometheus.headers in a configuration file");
        }
        return name;
    }
}
