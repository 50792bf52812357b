package io.rightsizer.pricing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationsTest {

    /// Google documents that 150 GiB leave 140.1423 GiB, eviction threshold included; the sums below are its table
    /// added up: 2.6 GiB of 16 GiB with 4 cores.
    @ParameterizedTest
    @CsvSource({"2,8,1930,6248", "4,16,3920,13621", "32,150,31850,143505", "1,1,940,668"})
    void keepsWhatGkeDocuments(String vcpu, String gib, long millicores, long mebibytes) {
        var left = Reservations.of(row("gcp", vcpu, gib));

        assertThat(left.cpu()).isEqualTo(Cpu.millicores(millicores));
        assertThat(left.memory().bytes() >> 20).isEqualTo(mebibytes);
        assertThat(left.maxPods()).isEqualTo(110);
        assertThat(left.source()).isEqualTo("GKE reservations");
    }

    /// The seven core counts of Azure's table.
    @ParameterizedTest
    @CsvSource({"1,60", "2,100", "4,140", "8,180", "16,260", "32,420", "64,740"})
    void keepsTheCoresThatAksDocuments(long cores, long reserved) {
        assertThat(Reservations.of(row("azure", Long.toString(cores), "64")).cpu())
                .isEqualTo(Cpu.millicores(cores * 1000 - reserved));
    }

    /// 20 MB for each of 110 pods and 50 MB is 2,250 MB, but never more than a quarter; 100 MiB on top.
    @Test
    void keepsTheMemoryThatAksDocuments() {
        assertThat(Reservations.of(row("azure", "4", "16")).memory())
                .isEqualTo(Memory.bytes((16L << 30) - 2_250_000_000L - (100L << 20)));
        assertThat(Reservations.of(row("azure", "2", "4")).memory()).isEqualTo(Memory.bytes((3L << 30) - (100L << 20)));
    }

    @Test
    void keepsWhatKarpenterDocumentsForAnAwsType() {
        var row = ListRow.parse("aws,eu-west-1,a1.2xlarge,8,16,arm64,0,0.2,,,,,,test,2026-01-01");

        var left = Reservations.of(row);

        assertThat(left)
                .isEqualTo(new Allocatable(Cpu.millicores(7910), Memory.mebibytes(14103), 58, "Karpenter 2026-08-21"));
    }

    /// 255 MiB and 11 MiB for each of 110 pods, and 100 MiB below which pods are evicted; 60 + 10 millicores.
    @Test
    void followsTheNodeImageForAnAwsTypeNobodyDocuments() {
        var left = Reservations.of(row("aws", "2", "8"));

        assertThat(left.cpu()).hasToString("1930m");
        assertThat(left.memory()).isEqualTo(Memory.mebibytes(8192 - 255 - 1210 - 100));
        assertThat(left.source()).isEqualTo("EKS node image formula");
    }

    private static ListRow row(String provider, String vcpu, String gib) {
        return ListRow.parse(provider + ",somewhere,new.type," + vcpu + "," + gib + ",amd64,0,1,,,,,,test,2026-01-01");
    }
}
