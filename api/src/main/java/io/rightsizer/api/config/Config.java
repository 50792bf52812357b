package io.rightsizer.api.config;

import io.rightsizer.analyzer.backtest.RiskAims;
import io.rightsizer.analyzer.collector.AwsAccess;
import io.rightsizer.analyzer.collector.CollectorOptions;
import io.rightsizer.analyzer.collector.Command;
import io.rightsizer.analyzer.collector.Courtesy;
import io.rightsizer.analyzer.collector.Reading;
import io.rightsizer.analyzer.collector.ServerAccess;
import io.rightsizer.analyzer.recommendation.SizingRules;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.TierRules;
import io.rightsizer.api.config.Values.Written;
import io.rightsizer.pricing.perpod.PodPrice;
import io.rightsizer.pricing.saving.SavingRules;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every setting as it holds for a run.
///
/// @param window how far back usage is read
/// @param sizing settings of a workload no override names
/// @param rules settings of each workload
/// @param aims how much risk the fleet takes
/// @param prometheus absent when no address is set
/// @param collector what is read from there
/// @param pricing where prices come from, and what a plan of other machines must respect
/// @param repository how a configuration repository is read, and where changes may go
/// @param pullRequests where they go, and how many at a time
/// @param metricsPerContainer whether each recommendation gets metrics of its own
/// @param notifications who is told of a run, and how often
/// @param history where runs are kept
/// @param settings every key with its value and origin, for `config show`; secrets masked
public record Config(
        Duration window,
        SizingSettings sizing,
        SizingRules rules,
        RiskAims aims,
        Optional<ServerAccess> prometheus,
        CollectorOptions collector,
        PricingSettings pricing,
        RepositorySettings repository,
        PullRequestSettings pullRequests,
        boolean metricsPerContainer,
        NotificationSettings notifications,
        HistorySettings history,
        List<Setting> settings) {

    private static final String MASKED = "********";

    public Config {
        settings = List.copyOf(settings);
    }

    /// Reads the sources, strongest first: flags, environment, file, defaults.
    ///
    /// @throws ConfigException when a key is unknown or a value cannot be what it says
    public static Config load(ConfigSources sources) {
        var file = ConfigFile.read(sources.file());
        var below = Values.defaults().under(file.values());
        var above = environment(sources.environment()).under(flags(sources.flags()));
        var values = below.under(above);
        values.check();
        return new Config(
                values.window(),
                values.sizing(),
                new LayeredRules(below, file.overrides(), above),
                aims(values),
                prometheus(values, file.headers()),
                collector(values),
                pricing(values, sources.environment()),
                RepositorySettings.of(values, file, sources.environment()),
                PullRequestSettings.of(values),
                values.find(Key.PER_CONTAINER, Boolean.class).orElse(false),
                NotificationSettings.of(values, sources.environment()),
                history(values, sources.environment()),
                settings(values, file));
    }

    private static Values environment(Map<String, String> variables) {
        var values = new EnumMap<Key, Written>(Key.class);
        for (var key : Key.values()) {
            var text = variables.get(key.environmentVariable());
            if (text != null) {
                values.put(key, new Written(text, key.environmentVariable()));
            }
        }
        return new Values(values);
    }

    private static Values flags(Map<String, ConfigSources.Flag> flags) {
        var values = new EnumMap<Key, Written>(Key.class);
        flags.forEach((path, flag) -> values.put(
                Key.at(path).orElseThrow(() -> new IllegalArgumentException("no key " + path)),
                new Written(flag.value(), flag.name())));
        return new Values(values);
    }

    private static Optional<ServerAccess> prometheus(Values values, Map<String, Written> headers) {
        var plain = new TreeMap<String, String>();
        headers.forEach((name, value) -> plain.put(name, value.text()));
        return values.find(Key.PROMETHEUS_URL, URI.class)
                .map(url -> new ServerAccess(
                        url,
                        values.find(Key.BEARER_TOKEN_FILE, Path.class).orElse(null),
                        values.find(Key.BASIC_AUTH_FILE, Path.class).orElse(null),
                        plain,
                        values.find(Key.CA_FILE, Path.class).orElse(null),
                        values.find(Key.CLIENT_CERTIFICATE_FILE, Path.class).orElse(null),
                        values.find(Key.CLIENT_KEY_FILE, Path.class).orElse(null),
                        values.find(Key.TIMEOUT, Duration.class).orElse(ServerAccess.DEFAULT_TIMEOUT),
                        values.find(Key.TOKEN_COMMAND, Command.class).orElse(null),
                        aws(values).orElse(null)));
    }

    private static Optional<AwsAccess> aws(Values values) {
        var access = new AwsAccess(
                values.find(Key.AWS_CREDENTIALS_FILE, Path.class).orElse(null),
                values.find(Key.AWS_PROFILE, String.class).orElseThrow(),
                values.find(Key.AWS_CREDENTIALS_COMMAND, Command.class).orElse(null),
                values.find(Key.AWS_REGION, String.class).orElse(null));
        return Optional.of(access).filter(AwsAccess::isAsked);
    }

    private static RiskAims aims(Values values) {
        return new RiskAims(
                values.find(Key.MEMORY_RISK, Double.class).orElse(RiskAims.DEFAULTS.memory()),
                values.find(Key.CPU_RISK, Double.class).orElse(RiskAims.DEFAULTS.cpu()));
    }

    private static CollectorOptions collector(Values values) {
        var defaults = CollectorOptions.DEFAULTS;
        return new CollectorOptions(
                values.find(Key.CLUSTER_LABEL, String.class).orElse(defaults.clusterLabel()),
                values.find(Key.CLUSTER, String.class).orElse(null),
                values.find(Key.NAMESPACES, String.class).orElse(null),
                defaults.shardContainers(),
                defaults.concurrency(),
                null,
                null,
                tiers(values),
                courtesy(values),
                null);
    }

    private static Courtesy courtesy(Values values) {
        return new Courtesy(
                values.find(Key.GENTLE, Boolean.class).orElse(Courtesy.DEFAULTS.gentle()),
                values.find(Key.DEADLINE, Duration.class).orElse(Courtesy.DEFAULTS.deadline()),
                values.find(Key.READ, Reading.class).orElse(Courtesy.DEFAULTS.reading()));
    }

    private static PricingSettings pricing(Values values, Map<String, String> environment) {
        return new PricingSettings(
                values.find(Key.PRICE_FILE, Path.class).orElse(null),
                values.find(Key.PRICE_CACHE, Path.class)
                        .or(() -> UserDirectories.cache(environment, "prices"))
                        .orElse(null),
                values.find(Key.NODE_FILE, Path.class).orElse(null),
                values.find(Key.AGREEMENTS, Path.class).orElse(null),
                values.find(Key.TEAM_LABEL, String.class).orElse("team"),
                saving(values),
                podPrice(values).orElse(null));
    }

    private static HistorySettings history(Values values, Map<String, String> environment) {
        var named = values.find(Key.HISTORY_STORE, String.class);
        return new HistorySettings(
                named.or(() -> UserDirectories.data(environment, "history.db").map(Path::toString)),
                named.isEmpty(),
                values.find(Key.HISTORY_PASSWORD_FILE, Path.class).orElse(null),
                UserDirectories.state(environment, "run.lock"),
                values.find(Key.HISTORY_KEEP, Duration.class).orElseThrow(),
                values.find(Key.HISTORY_KEEP_OUTLINES, Integer.class).orElseThrow(),
                values.find(Key.HISTORY_INCREMENTAL, Boolean.class).orElseThrow());
    }

    /// Half a price is none.
    private static Optional<PodPrice> podPrice(Values values) {
        return values.find(Key.POD_CPU, BigDecimal.class).flatMap(core -> values.find(Key.POD_MEMORY, BigDecimal.class)
                .map(gibibyte -> new PodPrice(core, gibibyte)));
    }

    private static SavingRules saving(Values values) {
        var defaults = SavingRules.DEFAULTS;
        return new SavingRules(
                values.find(Key.SPOT_SHARE, Double.class).orElse(defaults.spotShare()),
                values.find(Key.ON_DEMAND_BASE, Cpu.class).orElse(defaults.onDemandBase()),
                values.find(Key.SCALE_DOWN_BELOW, Double.class).orElse(null),
                values.find(Key.MIN_NODES, Integer.class).orElse(defaults.minimumNodes()),
                values.find(Key.MIN_NODES_PER_ZONE, Integer.class).orElse(defaults.minimumPerZone()),
                values.find(Key.TYPES, InstanceTypes.class)
                        .orElse(InstanceTypes.ALL)
                        .patterns(),
                false);
    }

    private static TierRules tiers(Values values) {
        return new TierRules(
                values.find(Key.TIER_LABEL, String.class).orElse(TierRules.DEFAULTS.label()),
                values.find(Key.TIERS_CRITICAL, Names.class).orElse(Names.NONE).all(),
                values.find(Key.TIERS_BATCH, Names.class).orElse(Names.NONE).all());
    }

    private static List<Setting> settings(Values values, ConfigFile file) {
        var settings = new ArrayList<Setting>();
        Arrays.stream(Key.values()).map(values::setting).forEach(settings::add);
        new TreeMap<>(file.headers())
                .forEach((name, value) ->
                        settings.add(new Setting("prometheus.headers." + name, MASKED, value.origin())));
        new TreeMap<>(file.clusters())
                .forEach((name, globs) -> settings.add(
                        new Setting("repository.clusters." + name, String.join(", ", globs), file.name())));
        for (var one : file.overrides()) {
            var prefix = "overrides[" + one.number() + "].";
            one.conditions().forEach((name, value) -> settings.add(new Setting(prefix + name, value, file.name())));
            new TreeMap<>(one.values().written())
                    .keySet()
                    .forEach(key -> settings.add(new Setting(
                            prefix + key.path(),
                            one.values().setting(key).value(),
                            one.values().setting(key).origin())));
        }
        return settings;
    }
}
