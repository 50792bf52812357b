package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Scenario.resources;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.ManagedRuntime.Go;
import io.rightsizer.analyzer.workload.ManagedRuntime.Jvm;
import io.rightsizer.analyzer.workload.ManagedRuntime.NodeJs;
import io.rightsizer.analyzer.workload.Memory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every scenario uses a steady 200m and 400Mi, for which `split` proposes a memory limit of 440Mi.
class RuntimeFloorTest {

    /// 120Mi + 16Mi + 40 stacks of 1Mi: 176Mi beside the heap.
    private static Jvm jvm(String heapMax, @Nullable String liveSet) {
        return new Jvm(
                Memory.parse(heapMax),
                liveSet == null ? null : Memory.parse(liveSet),
                Memory.parse("120Mi"),
                Memory.parse("16Mi"),
                40);
    }

    @Test
    void holdsTheLimitAtAFixedHeapAndWhatLiesBesideIt() {
        var recommendation = recommend(jvm("700Mi", null), "600Mi", "2Gi");

        // 700 + 176
        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "400Mi", null, "1Gi"));
        assertThat(recommend(jvm("900Mi", null), "600Mi", "2Gi").nextStep())
                .isEqualTo(resources("200m", "400Mi", null, "1076Mi"));
    }

    @Test
    void raisesALimitInWhichTheHeapDoesNotFit() {
        var recommendation = recommend(jvm("700Mi", null), "600Mi", "720Mi");

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "400Mi", null, "876Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.JVM);
        assertThat(recommendation.explanation())
                .contains("Memory limit is held at 876Mi: the heap may grow to 700Mi, and 176Mi (metaspace and code"
                        + " 120Mi, direct buffers 16Mi, 40 threads × 1Mi) lie beside it.");
    }

    /// The shares are those of `-XX:MaxRAMPercentage`; 25 is the JVM's default. 989.9Mi is what the serial collector
    /// reports for a heap of 1Gi.
    @ParameterizedTest
    @CsvSource({
        "1000Mi, 250Mi, 25 %, by default",
        "2Gi, 512Mi, 25 %, by default",
        "3000Mi, 2253Mi, 75 %, with MaxRAMPercentage=75",
        "3000Mi, 2175Mi, 75 %, with MaxRAMPercentage=75",
        "1000Mi, 697Mi, 70 %, with MaxRAMPercentage=70",
        "4Gi, 3277Mi, 80 %, with MaxRAMPercentage=80",
    })
    void doesNotLowerMemoryWhereTheHeapMayFollowTheLimit(String limit, String heapMax, String percent, String how) {
        var recommendation = recommend(jvm(heapMax, null), limit, limit);

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", limit, null, limit));
        assertThat(recommendation.explanation())
                .contains(" is " + percent + " of the memory limit, as it is " + how)
                .contains("a new limit changes the heap.");
    }

    @Test
    void lowersAHeapThatFollowsTheLimitByItsLiveSetButNotUnderTheHeapOfToday() {
        var recommendation = recommend(jvm("1501Mi", "200Mi"), "2000Mi", "2000Mi");

        // 1501 + 176; from there the heap shrinks to 75 % of 1677.
        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "1000Mi", null, "1677Mi"));
    }

    @Test
    void raisesALimitOfWhichThePercentageLeavesTooLittleBesideTheHeap() {
        var recommendation = recommend(jvm("411Mi", null), "512Mi", "512Mi");

        // 80 % of L and 176Mi fit from L = 176 / 0.2 on.
        assertThat(Objects.requireNonNull(recommendation.nextStep()).limits().memory())
                .isEqualTo(Memory.parse("880Mi"));
        assertThat(recommendation.explanation()).contains("with 80 % of it for the heap, 176Mi (metaspace");
    }

    @Test
    void keepsRoomForTwiceTheLiveSetInAHeapThatMayFollowTheLimit() {
        var recommendation = recommend(jvm("2Gi", "900Mi"), "1Gi", "4Gi");

        // 50 % of the limit have to hold 2 × 900Mi; -Xmx1800m and 176Mi are 1624Mi less than that.
        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "512Mi", null, "3600Mi"));
        assertThat(recommendation.explanation())
                .contains("Memory limit is held at 3600Mi: the heap, 50 % of it, has to hold twice the 900Mi that are"
                        + " live after garbage collection.")
                .contains("set -Xmx1800m to release 1624Mi.");
    }

    @Test
    void doesNotRaiseALimitThatTheHeapWouldOnlyFollow() {
        var recommendation = new Scenario()
                .using(0.2, 850)
                .set("300m", "850Mi", null, "1000Mi")
                .running(jvm("703Mi", null))
                .sizedBy(buffered(0.5))
                .recommend();

        assertThat(Objects.requireNonNull(recommendation.nextStep()).limits().memory())
                .isEqualTo(Memory.parse("1000Mi"));
    }

    @Test
    void advisesAHeapOfTwiceTheLiveSet() {
        var recommendation = recommend(jvm("1400Mi", "250Mi"), "1Gi", "2Gi");

        // 1.5 × 250 + 176, 2 × 250 + 176, and 1576 - 676.
        assertThat(recommendation.explanation())
                .contains("At most 250Mi of heap are live after garbage collection, so 551Mi to 676Mi are needed"
                        + " (1.5 to 2 × that, and 176Mi beside the heap): set -Xmx500m to release 900Mi.");
    }

    @Test
    void doesNotRaiseToTheHeapOfAJvmThatTookItsShareOfTheNode() {
        var recommendation = recommend(jvm("16Gi", null), "600Mi", "700Mi");

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "600Mi", null, "700Mi"));
        assertThat(recommendation.explanation()).contains("it does not know its limit; set -Xmx");
    }

    @Test
    void setsNoLimitForTheSakeOfAHeap() {
        var recommendation = new Scenario()
                .set("300m", "600Mi", null, null)
                .running(jvm("700Mi", null))
                .recommend();

        assertThat(Objects.requireNonNull(recommendation.nextStep()).limits().memory())
                .isNull();
    }

    @Test
    void holdsTheLimitOverGoMemlimitAndATenth() {
        var recommendation = recommend(new Go(Memory.parse("900Mi")), "600Mi", "2Gi");

        assertThat(Objects.requireNonNull(recommendation.nextStep()).limits().memory())
                .isEqualTo(Memory.parse("1024Mi"));
        assertThat(recommend(new Go(Memory.parse("450Mi")), "600Mi", "700Mi").explanation())
                .contains("Memory limit is held at 500Mi: GOMEMLIMIT 450Mi and a tenth of headroom.")
                .contains("so usage near it is no evidence of need");
    }

    @Test
    void holdsTheLimitOverTheHeapOfNodeAndAQuarterButNeverRaisesForIt() {
        assertThat(recommend(new NodeJs(Memory.parse("512Mi")), "600Mi", "1Gi").nextStep())
                .isEqualTo(resources("200m", "400Mi", null, "640Mi"));
        var tooLarge = recommend(new NodeJs(Memory.parse("2Gi")), "600Mi", "1000Mi");

        assertThat(Objects.requireNonNull(tooLarge.nextStep()).limits().memory())
                .isEqualTo(Memory.parse("1000Mi"));
        assertThat(tooLarge.explanation()).contains("set --max-old-space-size to at most 800Mi.");
        assertThat(tooLarge.codes()).containsExactly(Code.STEP_LIMITED, Code.NODE_HEAP);
    }

    private static Recommendation recommend(ManagedRuntime runtime, String request, String limit) {
        return new Scenario().set("300m", request, null, limit).running(runtime).recommend();
    }

    private static SizingSettings buffered(double memoryBuffer) {
        var defaults = PolicySettings.DEFAULTS;
        var settings = new PolicySettings(
                null, null, memoryBuffer, null, null, defaults.floor(), defaults.ceiling(), defaults.rounding());
        return new SizingSettings("split", settings, GuardrailSettings.DEFAULTS);
    }
}
