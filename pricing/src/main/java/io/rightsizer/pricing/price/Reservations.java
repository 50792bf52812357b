package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// What a node keeps for itself. AWS: the table Karpenter documents, per instance type (its own formula where a type is
/// not in it). GKE and AKS: the formulas both publish
/// (<https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes>,
/// <https://learn.microsoft.com/azure/aks/node-resource-reservations>).
final class Reservations {

    /// What Kubernetes is built for (<https://kubernetes.io/docs/setup/best-practices/cluster-large/>), and the default
    /// of GKE. EKS allows what network interfaces take, AKS 30 to 250 by network plug-in.
    private static final int MAX_PODS = 110;

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /// Below this much free memory the kubelet evicts pods.
    private static final long EVICTION = 100 * MIB;

    private Reservations() {}

    static Allocatable of(ListRow row) {
        return switch (row.region().provider()) {
            case "aws" -> {
                var known = Documented.BY_TYPE.get(row.instanceType());
                yield known == null ? eks(row) : known;
            }
            case "azure" -> aks(row);
            case "gcp" -> gke(row);
            default -> left(row, 0, EVICTION, "eviction threshold only");
        };
    }

    static Cpu cpu(ListRow row) {
        return Cpu.millicores(
                row.vcpu().movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    static Memory memory(ListRow row) {
        return Memory.bytes(row.memoryGib()
                .multiply(BigDecimal.valueOf(GIB))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact());
    }

    /// 6 % of the first core, 1 % of the second, 0.5 % of the next two, 0.25 % of all others; 25 % of the first 4 GiB,
    /// 20 % of the next 4, 10 % of the next 8, 6 % of the next 112, 2 % of all above.
    private static Allocatable gke(ListRow row) {
        var bytes = memory(row).bytes();
        var memory = bytes < GIB
                ? 255 * MIB
                : part(bytes, 0, 4 * GIB, 25)
                        + part(bytes, 4 * GIB, 8 * GIB, 20)
                        + part(bytes, 8 * GIB, 16 * GIB, 10)
                        + part(bytes, 16 * GIB, 128 * GIB, 6)
                        + part(bytes, 128 * GIB, Long.MAX_VALUE, 2);
        return left(row, coreShares(row), memory + EVICTION, "GKE reservations");
    }

    /// Amazon's node image keeps the same shares of cores as GKE, and 255 MiB plus 11 MiB for each pod
    /// (<https://github.com/awslabs/amazon-eks-ami>).
    private static Allocatable eks(ListRow row) {
        return left(row, coreShares(row), (255 + 11 * MAX_PODS) * MIB + EVICTION, "EKS node image formula");
    }

    /// In hundredths of a percent, so that it stays whole until the end.
    private static long coreShares(ListRow row) {
        var millicores = cpu(row).millicores();
        var shares = between(millicores, 0, 1000) * 600
                + between(millicores, 1000, 2000) * 100
                + between(millicores, 2000, 4000) * 50
                + between(millicores, 4000, Long.MAX_VALUE) * 25;
        return Math.ceilDiv(shares, 10_000L);
    }

    /// 60m of one core, 100m of two, then 20m for each up to four and 10m for each above: the published table's steps.
    /// Memory: 20 MB for each pod and 50 MB, at most a quarter.
    private static Allocatable aks(ListRow row) {
        var millicores = cpu(row).millicores();
        var cpu = 60
                + between(millicores, 1000, 2000) * 40 / 1000
                + between(millicores, 2000, 4000) * 20 / 1000
                + between(millicores, 4000, Long.MAX_VALUE) * 10 / 1000;
        var memory = Math.min((20L * MAX_PODS + 50) * 1_000_000, memory(row).bytes() / 4);
        return left(row, cpu, memory + EVICTION, "AKS reservations");
    }

    private static Allocatable left(ListRow row, long millicores, long bytes, String source) {
        return new Allocatable(
                Cpu.millicores(Math.max(0, cpu(row).millicores() - millicores)),
                Memory.bytes(Math.max(0, memory(row).bytes() - bytes)),
                MAX_PODS,
                source);
    }

    private static long part(long amount, long from, long to, int percent) {
        return between(amount, from, to) * percent / 100;
    }

    private static long between(long amount, long from, long to) {
        return Math.clamp(amount, from, to) - from;
    }

    /// Read when the first AWS type is asked for.
    private static final class Documented {

        private static final Map<String, Allocatable> BY_TYPE = read();

        private static Map<String, Allocatable> read() {
            try (var in = new GZIPInputStream(EmbeddedCatalog.resource("aws-allocatable.csv.gz"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .collect(Collectors.toMap(cells -> cells[0], Documented::allocatable));
            } catch (IOException broken) {
                throw new UncheckedIOException("the embedded table of allocatable resources is damaged", broken);
            }
        }

        private static Allocatable allocatable(String[] cells) {
            return new Allocatable(
                    Cpu.millicores(Long.parseLong(cells[3])),
                    Memory.mebibytes(Long.parseLong(cells[4])),
                    Integer.parseInt(cells[5]),
                    "Karpenter " + cells[8]);
        }
    }
}
