package io.rightsizer.api.config;

import io.rightsizer.analyzer.recommendation.GuardrailSettings;
import io.rightsizer.analyzer.recommendation.LimitPolicy;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.recommendation.SizingSettings;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Values by key, as written, each with where it came from. Immutable; a layer is put on top with [#under].
record Values(Map<Key, Written> written) {

    /// @param origin for people: `rightsizer.yaml line 7`
    record Written(String text, String origin) {}

    Values {
        written = Map.copyOf(written);
    }

    static Values defaults() {
        var values = new EnumMap<Key, Written>(Key.class);
        for (var key : Key.values()) {
            if (!key.standard().isEmpty()) {
                values.put(key, new Written(key.standard(), "default"));
            }
        }
        return new Values(values);
    }

    /// These values where `upper` says nothing, else what `upper` says.
    Values under(Values upper) {
        var both = new EnumMap<Key, Written>(Key.class);
        both.putAll(written);
        both.putAll(upper.written);
        return new Values(both);
    }

    Setting setting(Key key) {
        var value = written.get(key);
        return value == null
                ? new Setting(key.path(), "", "default")
                : new Setting(key.path(), value.text(), value.origin());
    }

    /// The value in the type of the key.
    <T> Optional<T> find(Key key, Class<T> type) {
        return Optional.ofNullable(written.get(key)).map(value -> type.cast(key.read(value.text(), value.origin())));
    }

    private <T> T get(Key key, Class<T> type) {
        return find(key, type).orElseThrow();
    }

    Duration window() {
        return get(Key.WINDOW, Duration.class);
    }

    /// Reads every value, so that a wrong one is found now and not at the first container it would size.
    void check() {
        written.forEach((key, value) -> key.read(value.text(), value.origin()));
        checkOrder(Key.CPU_FLOOR, Key.CPU_CEILING, Cpu.class);
        checkOrder(Key.MEMORY_FLOOR, Key.MEMORY_CEILING, Memory.class);
    }

    private <T extends Comparable<T>> void checkOrder(Key floorKey, Key ceilingKey, Class<T> type) {
        var floor = find(floorKey, type);
        var ceiling = find(ceilingKey, type);
        if (floor.isPresent() && ceiling.isPresent() && floor.get().compareTo(ceiling.get()) > 0) {
            throw new ConfigException(floorKey.path() + " " + floor.get() + " ("
                    + setting(floorKey).origin()
                    + ") is above " + ceilingKey.path() + " " + ceiling.get() + " ("
                    + setting(ceilingKey).origin()
                    + "); lower the one or raise the other");
        }
    }

    SizingSettings sizing() {
        return new SizingSettings(get(Key.POLICY, String.class), policySettings(), guardrails());
    }

    private PolicySettings policySettings() {
        return new PolicySettings(
                find(Key.CPU_PERCENTILE, Double.class).orElse(null),
                find(Key.CPU_BUFFER, Double.class).orElse(null),
                find(Key.MEMORY_BUFFER, Double.class).orElse(null),
                find(Key.MEMORY_SPREAD, Double.class).orElse(null),
                find(Key.LIMITS, LimitPolicy.class).orElse(null),
                amounts(Key.CPU_FLOOR, Key.MEMORY_FLOOR),
                amounts(Key.CPU_CEILING, Key.MEMORY_CEILING),
                amounts(Key.CPU_ROUND, Key.MEMORY_ROUND));
    }

    private ResourceAmounts amounts(Key cpu, Key memory) {
        return new ResourceAmounts(
                find(cpu, Cpu.class).orElse(null), find(memory, Memory.class).orElse(null));
    }

    private GuardrailSettings guardrails() {
        return new GuardrailSettings(
                get(Key.MIN_HISTORY, Duration.class),
                get(Key.MIN_COVERAGE, Double.class),
                get(Key.MAX_STEP_DOWN, Double.class),
                get(Key.MAX_THROTTLED_SHARE, Double.class),
                get(Key.TYPO_FACTOR, Double.class),
                get(Key.MIN_CHANGE, Double.class),
                get(Key.MIN_SAVING, Double.class),
                get(Key.MIN_CPU_CHANGE, Cpu.class),
                get(Key.MIN_MEMORY_CHANGE, Memory.class));
    }
}
