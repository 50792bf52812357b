package io.rightsizer.api.config;

import io.rightsizer.analyzer.collector.AwsAccess;
import io.rightsizer.analyzer.collector.Command;
import io.rightsizer.analyzer.collector.Reading;
import io.rightsizer.analyzer.recommendation.LimitPolicy;
import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Policy;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.patches.forge.ForgeKind;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Every setting with one value: its place in the file, what it accepts and its default. The only list of them.
enum Key {
    WINDOW("window", "a duration like 14d", "14d", Key::positiveDuration),
    POLICY("policy", "the name of a policy", "calibrated", Key::policy),
    CPU_PERCENTILE("cpu.percentile", "a number from 0 to 100", "", Key::percentile),
    CPU_BUFFER("cpu.buffer", "a share like 20% or 0.2", "", Percentages::parse),
    CPU_FLOOR("cpu.floor", "an amount like 10m", "10m", Cpu::parse),
    CPU_CEILING("cpu.ceiling", "an amount like 8", "", Cpu::parse),
    CPU_ROUND("cpu.round", "an amount like 1m", "1m", Cpu::parse),
    MEMORY_BUFFER("memory.buffer", "a share like 10% or 0.1", "", Percentages::parse),
    MEMORY_SPREAD("memory.spread", "a number like 4", "", Key::factor),
    MEMORY_FLOOR("memory.floor", "an amount like 32Mi", "32Mi", Memory::parse),
    MEMORY_CEILING("memory.ceiling", "an amount like 16Gi", "", Memory::parse),
    MEMORY_ROUND("memory.round", "an amount like 1Mi", "1Mi", Memory::parse),
    LIMITS("limits", "cpuBurstMemoryStrict, guaranteed or none", "", Key::limitPolicy),
    MIN_HISTORY("guardrails.minHistory", "a duration like 2d", "2d", Durations::parse),
    MIN_COVERAGE("guardrails.minCoverage", "a share from 0 to 100%", "50%", Key::share),
    MAX_STEP_DOWN("guardrails.maxStepDown", "a share from 0 to 100%", "50%", Key::share),
    MAX_THROTTLED_SHARE("guardrails.maxThrottledShare", "a share from 0 to 100%", "5%", Key::share),
    TYPO_FACTOR("guardrails.typoFactor", "a number like 10", "10", Key::factor),
    MIN_CHANGE("guardrails.minChange", "a share from 0 to 100%", "15%", Key::share),
    MIN_SAVING("guardrails.minSaving", "dollars a month like 0.5", "0.5", Key::factor),
    MIN_CPU_CHANGE("guardrails.minCpuChange", "an amount like 5m", "5m", Cpu::parse),
    MIN_MEMORY_CHANGE("guardrails.minMemoryChange", "an amount like 8Mi", "8Mi", Memory::parse),
    MEMORY_RISK("risk.memory", "a share like 2% or 0.02", "2%", Key::risk),
    CPU_RISK("risk.cpu", "a share like 5% or 0.05", "5%", Key::risk),
    TIER_LABEL("tiers.label", "the key of a label", "rightsizer.io/tier", Key::objectLabel),
    TIERS_CRITICAL(
            "tiers.critical",
            "a list of PriorityClasses",
            "system-cluster-critical, system-node-critical",
            Names::parse),
    TIERS_BATCH("tiers.batch", "a list of PriorityClasses", "", Names::parse),
    PROMETHEUS_URL("prometheus.url", "an http or https address", "", Key::url),
    BEARER_TOKEN_FILE("prometheus.bearerTokenFile", "the path of a file", "", Path::of),
    BASIC_AUTH_FILE("prometheus.basicAuthFile", "the path of a file", "", Path::of),
    TOKEN_COMMAND("prometheus.tokenCommand", "a program and its arguments", "", Command::parse),
    AWS_CREDENTIALS_FILE("prometheus.awsCredentialsFile", "the path of a file", "", Path::of),
    AWS_PROFILE("prometheus.awsProfile", "the name of a profile", AwsAccess.DEFAULT_PROFILE, Key::notEmpty),
    AWS_CREDENTIALS_COMMAND("prometheus.awsCredentialsCommand", "a program and its arguments", "", Command::parse),
    AWS_REGION("prometheus.awsRegion", "a region like eu-west-1", "", Key::region),
    CA_FILE("prometheus.caFile", "the path of a file", "", Path::of),
    CLIENT_CERTIFICATE_FILE("prometheus.clientCertificateFile", "the path of a file", "", Path::of),
    CLIENT_KEY_FILE("prometheus.clientKeyFile", "the path of a file", "", Path::of),
    TIMEOUT("prometheus.timeout", "a duration like 2m", "2m", Key::positiveDuration),
    DEADLINE("prometheus.deadline", "a duration like 2h", "2h", Key::positiveDuration),
    GENTLE("prometheus.gentle", "true or false", "false", Key::yesOrNo),
    READ("prometheus.read", "measured, samples, points or peaks", "measured", Key::reading),
    CLUSTER_LABEL("prometheus.clusterLabel", "the name of a label", "cluster", Key::labelName),
    CLUSTER("prometheus.cluster", "the name of a cluster", "", Key::notEmpty),
    NAMESPACES("prometheus.namespaces", "a regular expression", "", Key::regularExpression),
    PRICE_FILE("pricing.file", "the path of a file", "", Path::of),
    PRICE_CACHE("pricing.cache", "the path of a directory", "", Path::of),
    NODE_FILE("pricing.nodes", "the path of a file", "", Path::of),
    AGREEMENTS("pricing.agreements", "the path of a file", "", Path::of),
    TEAM_LABEL("pricing.teamLabel", "the key of a label", "team", Key::objectLabel),
    SPOT_SHARE("pricing.spotShare", "a share from 0 to 100%", "70%", Key::share),
    ON_DEMAND_BASE("pricing.onDemandBase", "an amount of CPU like 16", "0", Cpu::parse),
    SCALE_DOWN_BELOW("pricing.scaleDownBelow", "a share like 50%", "", Percentages::parse),
    MIN_NODES("pricing.minNodes", "a number of machines like 1", "1", Key::machines),
    MIN_NODES_PER_ZONE("pricing.minNodesPerZone", "a number of machines like 1", "0", Key::machines),
    POD_CPU("pricing.podCpu", "the price of a vCPU-hour like 0.04048", "", Key::price),
    POD_MEMORY("pricing.podMemory", "the price of a GiB-hour like 0.004445", "", Key::price),
    TYPES("pricing.types", "a list of instance types like m7*", "", InstanceTypes::parse),
    RENDERER("repository.renderer", "the path of kubectl or kustomize", "", Path::of),
    RENDER_TIMEOUT("repository.renderTimeout", "a duration like 30s", "30s", Key::positiveDuration),
    RENDER_CACHE("repository.cache", "the path of a directory", "", Path::of),
    REPOSITORY_PATHS("repository.paths", "a list of directories like clusters/prod/**", "", PathPatterns::parse),
    FORGE("pullRequests.forge", "github or gitlab", "", Key::forge),
    FORGE_URL("pullRequests.apiUrl", "an https address", "", Key::forgeUrl),
    FORGE_REPOSITORY("pullRequests.repository", "owner/name", "", Key::notEmpty),
    FORGE_TOKEN_FILE("pullRequests.tokenFile", "the path of a file", "", Path::of),
    FORGE_AUTHOR("pullRequests.author", "a login like rightsizer[bot]", "", Key::notEmpty),
    BASE_BRANCH("pullRequests.base", "the name of a branch", "", Key::notEmpty),
    BRANCH_PREFIX("pullRequests.branchPrefix", "the beginning of a branch's name", "rightsizer", Key::notEmpty),
    GROUP_BY("pullRequests.groupBy", "team or namespace", "team", Key::grouping),
    MAX_CONTAINERS("pullRequests.maxContainers", "a number like 20", "20", Key::count),
    MAX_LINES("pullRequests.maxLines", "a number like 400", "400", Key::count),
    MAX_OPEN("pullRequests.maxOpen", "a number like 5", "5", Key::count),
    MAX_NEW("pullRequests.maxNew", "a number like 3", "3", Key::count),
    MIN_PULL_SAVING("pullRequests.minSaving", "an amount of money a month like 25", "25", Key::price),
    COOLDOWN("pullRequests.cooldown", "a duration like 90d", "90d", Durations::parse),
    OBSERVATION("pullRequests.observation", "a duration like 14d", "14d", Durations::parse),
    WRITE_PAUSE("pullRequests.writePause", "a duration like 1s", "1s", Durations::parse),
    REVIEWERS("pullRequests.reviewers", "a list of logins", "", Logins::parse),
    PER_CONTAINER("metrics.perContainer", "true or false", "false", Key::yesOrNo),
    WEBHOOK_FILE("notifications.webhookFile", "the path of a file", "", Key::secretFile),
    MIN_INTERVAL("notifications.minInterval", "a duration like 1h", "1h", Durations::parse),
    NOTIFICATION_TIMEOUT("notifications.timeout", "a duration like 10s", "10s", Key::positiveDuration),
    NOTIFICATION_STATE("notifications.stateFile", "the path of a file", "", Path::of),
    DIGEST_FILE("notifications.digestFile", "the path of a file", "", Path::of),
    REPORT_URL("notifications.reportUrl", "an http or https address", "", Key::reportUrl),

    HISTORY_STORE("history.store", "a file or jdbc:postgresql://HOST/DATABASE", "", Key::store),
    HISTORY_PASSWORD_FILE("history.passwordFile", "the path of a file", "", Path::of),
    HISTORY_KEEP("history.keep", "a duration like 104w", "104w", Key::positiveDuration),
    HISTORY_KEEP_OUTLINES("history.keepOutlines", "a number of runs like 4", "4", Key::runs),
    HISTORY_INCREMENTAL("history.incremental", "true or false", "false", Key::yesOrNo);

    private static final Set<Key> LISTS = EnumSet.of(TIERS_CRITICAL, TIERS_BATCH, TYPES, REPOSITORY_PATHS, REVIEWERS);

    private final String path;
    private final String accepts;
    private final String standard;
    private final Function<String, ?> notation;

    Key(String path, String accepts, String standard, Function<String, ?> notation) {
        this.path = path;
        this.accepts = accepts;
        this.standard = standard;
        this.notation = notation;
    }

    static Optional<Key> at(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    /// As a user would write it; empty when there is none.
    String standard() {
        return standard;
    }

    /// `RIGHTSIZER_GUARDRAILS_MIN_HISTORY` for `guardrails.minHistory`.
    String environmentVariable() {
        return "RIGHTSIZER_"
                + path.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// Whether an override may set it: everything that decides how one container is sized.
    boolean isSizing() {
        return this != WINDOW
                && List.of(
                                "prometheus.",
                                "risk.",
                                "tiers.",
                                "pricing.",
                                "repository.",
                                "pullRequests.",
                                "metrics.",
                                "notifications.",
                                "history.")
                        .stream()
                        .noneMatch(path::startsWith);
    }

    /// Whether the file may give it as a list; anywhere else its entries stand behind each other with commas.
    boolean isList() {
        return LISTS.contains(this);
    }

    /// The value `text` stands for, of the type this key has.
    ///
    /// @param origin where the text came from, for the complaint
    Object read(String text, String origin) {
        try {
            return notation.apply(text);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new ConfigException(
                    path + " must be " + accepts + ", but " + origin + " says '" + text + "': " + refused.getMessage(),
                    refused);
        }
    }

    private static Duration positiveDuration(String text) {
        var duration = Durations.parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("it must be longer than 0");
        }
        return duration;
    }

    private static String policy(String text) {
        var known = Policies.all().stream().map(Policy::name).toList();
        if (!known.contains(text)) {
            throw new IllegalArgumentException("there is no such policy" + Suggestion.of(text, known));
        }
        return text;
    }

    private static double percentile(String text) {
        var number = Numbers.parse(text, "99").doubleValue();
        if (number < 0 || number > 100) {
            throw new IllegalArgumentException("it is outside 0 to 100");
        }
        return number;
    }

    private static double share(String text) {
        var share = Percentages.parse(text);
        if (share > 1) {
            throw new IllegalArgumentException("it is above 100%");
        }
        return share;
    }

    private static BigDecimal price(String text) {
        var price = Numbers.parse(text, "0.04048");
        if (price.signum() < 0) {
            throw new IllegalArgumentException("it is below 0");
        }
        return price;
    }

    private static int count(String text) {
        var number = Numbers.parse(text, "20").intValueExact();
        if (number < 1 || number > 10_000) {
            throw new IllegalArgumentException("it is outside 1 to 10000");
        }
        return number;
    }

    private static int machines(String text) {
        var number = Numbers.parse(text, "1").intValueExact();
        if (number < 0 || number > 1000) {
            throw new IllegalArgumentException("it is outside 0 to 1000");
        }
        return number;
    }

    private static double risk(String text) {
        var share = share(text);
        if (share <= 0 || share >= 1) {
            throw new IllegalArgumentException("it must lie between 0 and 100%");
        }
        return share;
    }

    private static double factor(String text) {
        var number = Numbers.parse(text, "4").doubleValue();
        if (number < 0) {
            throw new IllegalArgumentException("it is negative");
        }
        return number;
    }

    private static LimitPolicy limitPolicy(String text) {
        return switch (text) {
            case "cpuBurstMemoryStrict" -> LimitPolicy.CPU_BURST_MEMORY_STRICT;
            case "guaranteed" -> LimitPolicy.GUARANTEED;
            case "none" -> LimitPolicy.NONE;
            default ->
                throw new IllegalArgumentException("there is no such rule"
                        + Suggestion.of(text, List.of("cpuBurstMemoryStrict", "guaranteed", "none")));
        };
    }

    private static URI url(String text) {
        if (text.contains("@")) {
            throw new ConfigException("prometheus.url must not carry a user or password;"
                    + " write user:password into a file and name it in prometheus.basicAuthFile");
        }
        var url = URI.create(text);
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("write it like http://prometheus:9090");
        }
        return url;
    }

    private static Reading reading(String text) {
        return switch (text) {
            case "measured" -> Reading.MEASURED;
            case "samples" -> Reading.SAMPLES;
            case "points" -> Reading.POINTS;
            case "peaks" -> Reading.PEAKS;
            default ->
                throw new IllegalArgumentException("there is no such way"
                        + Suggestion.of(text, List.of("measured", "samples", "points", "peaks")));
        };
    }

    private static ForgeKind forge(String text) {
        return switch (text) {
            case "github" -> ForgeKind.GITHUB;
            case "gitlab" -> ForgeKind.GITLAB;
            default ->
                throw new IllegalArgumentException(
                        "there is no such forge" + Suggestion.of(text, List.of("github", "gitlab")));
        };
    }

    private static URI forgeUrl(String text) {
        var url = URI.create(text);
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("write it like https://api.github.com, without a user");
        }
        return url;
    }

    /// Whether teams have pull requests of their own.
    private static boolean grouping(String text) {
        if (!List.of("team", "namespace").contains(text)) {
            throw new IllegalArgumentException(
                    "there is no such grouping" + Suggestion.of(text, List.of("team", "namespace")));
        }
        return text.equals("team");
    }

    private static boolean yesOrNo(String text) {
        if (!List.of("true", "false").contains(text)) {
            throw new IllegalArgumentException("it is neither");
        }
        return text.equals("true");
    }

    /// Who writes the secret itself here must not see it again in a message.
    private static Path secretFile(String text) {
        if (text.contains("://")) {
            throw new ConfigException("notifications.webhookFile must name a file that holds the address, which is a"
                    + " secret, not the address itself");
        }
        return Path.of(text);
    }

    private static URI reportUrl(String text) {
        if (text.contains("@")) {
            throw new ConfigException("notifications.reportUrl must not carry a user or password");
        }
        var url = URI.create(text);
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("write it like https://rightsizer.example");
        }
        return url;
    }

    private static String store(String text) {
        if (text.startsWith("jdbc:")
                && (text.contains("@") || text.toLowerCase(Locale.ROOT).contains("password="))) {
            throw new ConfigException("history.store must not carry a password; write it into a file and name that in"
                    + " history.passwordFile, and the user as ?user=NAME");
        }
        if (text.isBlank() || (text.contains(":/") && !text.startsWith("jdbc:postgresql:"))) {
            throw new IllegalArgumentException("write it like history.db or jdbc:postgresql://db.example/rightsizer");
        }
        return text;
    }

    private static int runs(String text) {
        var number = Numbers.parse(text, "4").intValueExact();
        if (number < 0) {
            throw new IllegalArgumentException("it is negative");
        }
        return number;
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        return text;
    }

    private static String objectLabel(String text) {
        if (!text.matches("([a-z0-9.-]+/)?[a-zA-Z0-9]([a-zA-Z0-9_.-]*[a-zA-Z0-9])?")) {
            throw new IllegalArgumentException("write it like team or example.com/tier");
        }
        return text;
    }

    private static String region(String text) {
        if (!text.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("it may hold small letters, digits and hyphens");
        }
        return text;
    }

    private static String labelName(String text) {
        if (!text.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            throw new IllegalArgumentException(
                    "it may hold letters, digits and underscores, and not begin with a digit");
        }
        return text;
    }

    private static String regularExpression(String text) {
        try {
            return Pattern.compile(text).pattern();
        } catch (PatternSyntaxException wrong) {
            // Its message draws the place with an arrow, on lines of its own.
            throw new IllegalArgumentException(wrong.getDescription(), wrong);
        }
    }
}
