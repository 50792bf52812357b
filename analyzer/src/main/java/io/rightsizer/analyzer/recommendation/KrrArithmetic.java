package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// The numbers of Robusta KRR's strategies `simple` and `simple_limit`, quirks included
/// ([simple.py](https://github.com/robusta-dev/krr/blob/main/robusta_krr/strategies/simple.py),
/// [runner.py](https://github.com/robusta-dev/krr/blob/main/robusta_krr/core/runner.py)).
///
/// @param pointsRequired points over all pods below which there is no answer
/// @param allowAutoscaled whether a resource that an autoscaler follows is sized all the same
record KrrArithmetic(long pointsRequired, boolean allowAutoscaled) {

    static final KrrArithmetic DEFAULTS = new KrrArithmetic(100, false);

    private static final double MEBIBYTE = 1L << 20;
    private static final double LEAST_CPU_MILLICORES = 10;
    private static final double LEAST_MEMORY_MEBIBYTES = 100;

    /// What stands in the way of an answer, in KRR's words and in KRR's order.
    enum Refusal {
        NONE(""),
        NO_DATA("No data"),
        NOT_ENOUGH_DATA("Not enough data"),
        AUTOSCALED("HPA detected");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Refusal refusal(boolean anySeries, Collection<Long> pointsByPod, boolean autoscaled) {
        if (!anySeries) {
            return Refusal.NO_DATA;
        }
        if (pointsByPod.stream().mapToLong(Long::longValue).sum() < pointsRequired) {
            return Refusal.NOT_ENOUGH_DATA;
        }
        return autoscaled && !allowAutoscaled ? Refusal.AUTOSCALED : Refusal.NONE;
    }

    /// The percentile as KRR writes it into its query: two decimals, so that p99.9 asks for the maximum.
    static double roundedShare(double percentile) {
        return new BigDecimal(percentile / 100)
                .setScale(2, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /// The highest of the pods' values, not their pool.
    static Cpu cpu(Collection<Double> coresByPod) {
        return cpu(Collections.max(coresByPod));
    }

    static Cpu cpu(double cores) {
        return Cpu.millicores((long) Math.max(Math.ceil(cores * 1000), LEAST_CPU_MILLICORES));
    }

    /// Request and limit alike.
    ///
    /// @param killedAtBytes memory limits at which pods were OOM-killed; KRR adds a quarter to them
    static Memory memory(Collection<Double> peakBytesByPod, double buffer, List<Double> killedAtBytes) {
        var peak = Collections.max(peakBytesByPod) * (1 + buffer);
        var killed =
                killedAtBytes.stream().mapToDouble(bytes -> bytes * 1.25).max().orElse(0);
        var mebibytes = Math.ceil(Math.max(peak, killed) / MEBIBYTE);
        return Memory.mebibytes((long) Math.max(mebibytes, LEAST_MEMORY_MEBIBYTES));
    }
}
