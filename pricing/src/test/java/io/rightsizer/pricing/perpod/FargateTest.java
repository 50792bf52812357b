package io.rightsizer.pricing.perpod;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.perpod.PodSize.Billed;
import io.rightsizer.pricing.perpod.PodSize.TooLarge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sizes are those of <https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html>.
class FargateTest {

    /// The whole table of that page, in millicores and MiB.
    private static final List<int[]> TABLE = table();

    @Test
    void hasEverySizeOfTheTableAndNoOther() {
        assertThat(TABLE).hasSize(3 + 4 + 7 + 13 + 23 + 12 + 12);

        var reached = new TreeSet<String>();
        for (var millicores : List.of(1, 250, 251, 500, 501, 1000, 1001, 2000, 2001, 4000, 4001, 8000, 8001, 16000)) {
            for (var mebibytes = 0; mebibytes <= 120 * 1024 - 256; mebibytes += 128) {
                if (Fargate.size(pod(millicores, mebibytes)) instanceof Billed(var cpu, var memory)) {
                    reached.add(cpu.millicores() + " " + (memory.bytes() >> 20));
                }
            }
        }
        assertThat(reached)
                .isEqualTo(new TreeSet<>(
                        TABLE.stream().map(size -> size[0] + " " + size[1]).toList()));
    }

    @Test
    void roundsEveryPodUpToTheFirstSizeThatHoldsItAndTheNode() {
        for (var millicores = 0; millicores <= 16_000; millicores += 125) {
            for (var mebibytes = 0; mebibytes <= 120 * 1024 - 256; mebibytes += 384) {
                assertThat(Fargate.size(pod(millicores, mebibytes)))
                        .as("%dm and %dMi", millicores, mebibytes)
                        .isEqualTo(firstThatHolds(millicores, mebibytes + 256));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // nothing requested: the smallest
        "0, 0, 250, 512",
        // 256 MB are kept for the node
        "250m, 256Mi, 250, 512",
        "250m, 257Mi, 250, 1024",
        "250m, 512Mi, 250, 1024",
        "250m, 1792Mi, 250, 2048",
        // more memory than a quarter of a core may have
        "250m, 1793Mi, 500, 3072",
        "251m, 256Mi, 500, 1024",
        "500m, 3840Mi, 500, 4096",
        "500m, 3841Mi, 1000, 5120",
        // the example of the page: 1 vCPU and 8 GB become 2 vCPU and 9 GB
        "1, 8Gi, 2000, 9216",
        "1, 1Gi, 1000, 2048",
        "2, 2Gi, 2000, 4096",
        "4, 30Gi, 8000, 32768",
        "4, 30464Mi, 4000, 30720",
        "4001m, 1Gi, 8000, 16384",
        "8, 16Gi, 8000, 20480",
        "8, 60Gi, 16000, 65536",
        "16, 120Gi, 0, 0",
        "16, 122624Mi, 16000, 122880",
        "16001m, 1Gi, 0, 0",
    })
    void sizesAPod(Cpu cpu, Memory memory, long millicores, long mebibytes) {
        var size = Fargate.size(new Requested(cpu, memory));

        if (millicores == 0) {
            assertThat(size).isInstanceOf(TooLarge.class);
        } else {
            assertThat(size).isEqualTo(new Billed(Cpu.millicores(millicores), Memory.mebibytes(mebibytes)));
        }
    }

    @Test
    void saysWhatIsTooLarge() {
        assertThat(Fargate.size(pod(17_000, 1024)))
                .isEqualTo(new TooLarge("Fargate has pods of at most 16 vCPU and 120 GB, of which it keeps 256 MB;"
                        + " this one requests 17 CPU and 1Gi memory"));
        assertThat(Fargate.size(new Requested(Cpu.ZERO, Memory.bytes(Long.MAX_VALUE))))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void costsWhatIsBilledNotWhatIsRequested() {
        // us-east-1: 0.04048 a vCPU and 0.004445 a GB; 2 vCPU and 9 GB
        var price = new PodPrice(new BigDecimal("0.04048"), new BigDecimal("0.004445"));
        var size = (Billed) Fargate.size(new Requested(Cpu.parse("1"), Memory.parse("8Gi")));

        assertThat(size.hourly(price)).isEqualByComparingTo("0.120965");
    }

    private static PodSize firstThatHolds(int millicores, int mebibytes) {
        return TABLE.stream()
                .filter(size -> size[0] >= millicores && size[1] >= mebibytes)
                .findFirst()
                .<PodSize>map(size -> new Billed(Cpu.millicores(size[0]), Memory.mebibytes(size[1])))
                .orElseThrow();
    }

    private static List<int[]> table() {
        var table = new ArrayList<int[]>();
        table.add(new int[] {250, 512});
        add(table, 250, 1, 2, 1);
        add(table, 500, 1, 4, 1);
        add(table, 1000, 2, 8, 1);
        add(table, 2000, 4, 16, 1);
        add(table, 4000, 8, 30, 1);
        add(table, 8000, 16, 60, 4);
        add(table, 16_000, 32, 120, 8);
        return table;
    }

    private static void add(List<int[]> table, int millicores, int from, int to, int step) {
        for (var gigabytes = from; gigabytes <= to; gigabytes += step) {
            table.add(new int[] {millicores, gigabytes * 1024});
        }
    }

    private static Requested pod(long millicores, long mebibytes) {
        return new Requested(Cpu.millicores(millicores), Memory.mebibytes(mebibytes));
    }
}
