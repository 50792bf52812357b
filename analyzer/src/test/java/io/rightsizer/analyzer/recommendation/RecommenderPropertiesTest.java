package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every recommendation, on containers made up from twenty seeds.
class RecommenderPropertiesTest {

    private static final int SEEDS = 20;

    static List<String> policies() {
        return Policies.all().stream().map(Policy::name).toList();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void alwaysWritesAChangeThatTheApiServerAccepts(String policy) {
        for (int seed = 0; seed < SEEDS; seed++) {
            var scenario = random(seed, policy);
            var recommendation = scenario.recommend();
            var next = recommendation.nextStep();

            assertThat(next != null).isEqualTo(recommendation.verdict() instanceof Verdict.Resize);
            if (next != null) {
                assertThat(next).isNotEqualTo(scenario.current());
                assertOrdered(Ask.ofCpu(next));
                assertOrdered(Ask.ofMemory(next));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void neverLowersMemoryAfterAKillNorAnythingOnWeakData(String policy) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertNotLowered(random(seed, policy).oomKilled(1), false);
            assertNotLowered(random(seed, policy).throttled(0.2), true);
            assertNotLowered(random(seed, policy).partial(), true);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void saysTheSameTwice(String policy) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(random(seed, policy).recommend())
                    .isEqualTo(random(seed, policy).recommend());
        }
    }

    /// Writing the recommendation until nothing changes takes a few step-limited runs, then it stays.
    @ParameterizedTest
    @MethodSource("policies")
    void settlesWhenItsOwnStepsAreApplied(String policy) {
        for (int seed = 0; seed < SEEDS; seed++) {
            var scenario = random(seed, policy);
            var next = scenario.recommend().nextStep();
            for (int run = 0; run < 10 && next != null; run++) {
                next = scenario.set(next).recommend().nextStep();
            }

            assertThat(next).isNull();
        }
    }

    /// Without a LimitRange: what the API server enforces may lower.
    private static void assertNotLowered(Scenario scenario, boolean cpuToo) {
        var next = scenario.under(NamespaceRules.NONE).recommend().nextStep();
        if (next != null) {
            assertThat(Ask.ofMemory(next))
                    .isEqualTo(Ask.ofMemory(next)
                            .notBelow(Ask.ofMemory(scenario.current()).admitted()));
        }
        if (next != null && cpuToo) {
            assertThat(Ask.ofCpu(next))
                    .isEqualTo(Ask.ofCpu(next)
                            .notBelow(Ask.ofCpu(scenario.current()).admitted()));
        }
    }

    private static <T extends Comparable<T>> void assertOrdered(Ask<T> ask) {
        assertThat(ask.withLimitOverRequest()).isEqualTo(ask);
    }

    private static Scenario random(long seed, String policy) {
        var random = new Random(seed);
        var settings = new SizingSettings(policy, PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS);
        var scenario = new Scenario()
                .using(UsageHistory.of(WINDOW, Histories.random(seed)))
                .set(current(random))
                .sizedBy(settings);
        if (random.nextInt(4) == 0) {
            scenario.runningAJvm();
        }
        if (random.nextInt(4) == 0) {
            scenario.autoscaledOn(random.nextBoolean(), random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            scenario.under(new NamespaceRules(
                    Scenario.amounts("20m", null), Scenario.amounts("16", "64Gi"), Scenario.amounts("500m", "1Gi")));
        }
        return scenario;
    }

    private static Resources current(Random random) {
        var cpu = maybe(random, Cpu.millicores(1 + random.nextInt(8000)));
        var memory = maybe(random, Memory.mebibytes(1 + random.nextInt(16_000)));
        var cpuLimit = maybe(random, Cpu.millicores((cpu == null ? 1 : cpu.millicores()) + random.nextInt(4000)));
        var memoryLimit = maybe(
                random, (memory == null ? Memory.mebibytes(1) : memory).plus(Memory.mebibytes(random.nextInt(4000))));
        return Ask.resources(new Ask<>(cpu, cpuLimit), new Ask<>(memory, memoryLimit));
    }

    private static <T> @Nullable T maybe(Random random, T amount) {
        return random.nextInt(4) == 0 ? null : amount;
    }
}
