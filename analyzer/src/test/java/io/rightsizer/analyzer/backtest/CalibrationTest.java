package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Demands;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every workload here has ten containers, so that thirty workloads are three hundred.
class CalibrationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Container APP = Container.of("app", ContainerType.APP, Resources.NONE);
    private static final int SHIPPED = CalibratedPolicy.SHIPPED_MARGINS.memory();

    private final Calibration calibration = new Calibration(RiskAims.DEFAULTS, Duration.ofDays(14));

    private static Workload workload(Criticality tier, String namespace, int number) {
        return new Workload(
                new WorkloadId("", namespace, WorkloadKind.DEPLOYMENT, tier.label() + "-" + number),
                1,
                Map.of(),
                List.of(APP),
                null,
                NamespaceRules.NONE,
                ResourceAmounts.NONE,
                new Demands(tier, false),
                0);
    }

    private void learn(int workloads, Criticality tier, String namespace, MadeUpFleet fleet) {
        for (int index = 0; index < 10 * workloads; index++) {
            calibration.learn(NOW, workload(tier, namespace, index / 10), APP, fleet.outcomes(index));
        }
    }

    private int memoryMemberOf(Criticality tier) {
        return calibration.promise(NOW, workload(tier, "shop", 0)).margins().memory();
    }

    /// None of 300 is at most 1.0 %, 2 at most 2.1 %, 5 at most 3.5 %.
    @Test
    void holdsEachTierToItsOwnAimByItsOwnRecord() {
        var record = new MadeUpFleet().memory(3, 5, 1).memory(SHIPPED, 2, 100).memory(16, 0, 120);
        learn(30, Criticality.CRITICAL, "shop", record);
        learn(30, Criticality.BATCH, "shop", record);

        assertThat(memoryMemberOf(Criticality.CRITICAL)).isEqualTo(16);
        assertThat(memoryMemberOf(Criticality.BATCH)).isEqualTo(3);
        assertThat(calibration
                        .promise(NOW, workload(Criticality.CRITICAL, "shop", 0))
                        .memoryWhy())
                .contains("the risk at 1.0 %: 0 of 300 containers went above");
    }

    @Test
    void judgesASmallTierByTheFleetsRecord() {
        learn(29, Criticality.CRITICAL, "shop", new MadeUpFleet().memory(SHIPPED, 0, 100));
        learn(
                30,
                Criticality.STANDARD,
                "shop",
                new MadeUpFleet().memory(SHIPPED, 90, 100).memory(16, 0, 120));

        assertThat(memoryMemberOf(Criticality.CRITICAL)).isEqualTo(16);
        assertThat(calibration
                        .promise(NOW, workload(Criticality.CRITICAL, "shop", 0))
                        .memoryWhy())
                .contains(": 0 of 590 containers went above");
    }

    @Test
    void judgesATierThatWasNeverSeenByTheFleetsRecord() {
        learn(30, Criticality.STANDARD, "shop", new MadeUpFleet().memory(16, 0, 100));

        assertThat(memoryMemberOf(Criticality.BATCH)).isEqualTo(16);
    }

    @Test
    void knowsNothingOfOtherMoments() {
        learn(30, Criticality.STANDARD, "shop", new MadeUpFleet().memory(16, 0, 100));

        var before = calibration.promise(NOW.minusSeconds(1), workload(Criticality.STANDARD, "shop", 0));

        assertThat(before.margins()).isEqualTo(CalibratedPolicy.SHIPPED_MARGINS);
        assertThat(before.memoryWhy()).contains("0 workloads");
    }

    @Test
    void choosesWhatItPromises() {
        learn(30, Criticality.STANDARD, "shop", new MadeUpFleet().memory(16, 0, 100));
        var workload = workload(Criticality.STANDARD, "shop", 0);

        var choice = calibration.choose(NOW, workload, APP);

        assertThat(choice.margins())
                .isEqualTo(calibration.promise(NOW, workload).margins());
        assertThat(choice.statedRisk())
                .isEqualTo(calibration.promise(NOW, workload).memoryRisk());
    }

    /// 300 critical containers aim at 1 % and keep it under member 16; 600 batch containers aim at 4 %, of which 5 of
    /// the first 300 and 7 of the other 300 went above member 3. Stated: 0.8 / 400 and (12 + 8.3) / 700.
    @Test
    void addsUpAimsAndFailuresByFleetTierAndNamespace() {
        learn(
                30,
                Criticality.CRITICAL,
                "pay",
                new MadeUpFleet().memory(16, 0, 120).cpu(3, 0.01, 10));
        learn(30, Criticality.BATCH, "shop", new MadeUpFleet().memory(3, 5, 1).cpu(3, 0.02, 10));
        learn(30, Criticality.BATCH, "store", new MadeUpFleet().memory(3, 7, 1).cpu(3, 0.04, 10));
        var critical = 0.8 / 400;
        var batch = (12 + 8.3) / 700;

        var rows = calibration.risks(NOW);

        assertThat(rows)
                .extracting(RiskRow::scope)
                .containsExactly(
                        "fleet", "tier critical", "tier batch", "namespace pay", "namespace shop", "namespace store");
        assertThat(rows).extracting(RiskRow::containers).containsExactly(900, 300, 600, 300, 300, 300);
        assertThat(rows).extracting(RiskRow::exceeded).containsExactly(12, 0, 12, 0, 5, 7);
        assertThat(rows).allMatch(RiskRow::calibrated);
        assertRow(rows.getFirst(), 0.03, (300 * critical + 600 * batch) / 900, 0.075, 0.07 / 3);
        assertRow(rows.get(1), 0.01, critical, 0.025, 0.01);
        assertRow(rows.get(2), 0.04, batch, 0.1, 0.03);
        assertRow(rows.get(5), 0.04, batch, 0.1, 0.04);
    }

    private static void assertRow(RiskRow row, double aimed, double stated, double cpuAimed, double cpuRealised) {
        assertThat(row.aimed()).isCloseTo(aimed, within(1e-9));
        assertThat(row.stated()).isCloseTo(stated, within(1e-9));
        assertThat(row.cpuAimed()).isCloseTo(cpuAimed, within(1e-9));
        assertThat(row.cpuRealised()).isCloseTo(cpuRealised, within(1e-9));
    }

    @Test
    void showsNoTierWhereThereIsOne() {
        learn(29, Criticality.STANDARD, "shop", new MadeUpFleet().memory(SHIPPED, 29, 1000));

        assertThat(calibration.risks(NOW)).extracting(RiskRow::scope).containsExactly("fleet", "namespace shop");
        assertThat(calibration.risks(NOW)).allMatch(row -> !row.calibrated());
        assertThat(calibration.risks(NOW).getFirst().realised()).isEqualTo(0.1);
    }

    @Test
    void showsNothingWhereNothingWasJudged() {
        assertThat(calibration.risks(NOW)).isEmpty();
        assertThat(new RiskRow("fleet", false, 0.02, 0.015, 0, 0, 0.05, 0).realised())
                .isZero();
    }
}
