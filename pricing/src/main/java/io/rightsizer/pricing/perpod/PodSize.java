package io.rightsizer.pricing.perpod;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;

/// What a pod is billed for.
public sealed interface PodSize {

    record Billed(Cpu cpu, Memory memory) implements PodSize {

        private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

        /// One pod for an hour, exactly.
        public BigDecimal hourly(PodPrice price) {
            // dividing by a power of two always ends
            var gibibytes = BigDecimal.valueOf(memory.bytes()).divide(GIBIBYTE);
            return price.core()
                    .multiply(BigDecimal.valueOf(cpu.millicores(), 3))
                    .add(price.gibibyte().multiply(gibibytes))
                    .stripTrailingZeros();
        }
    }

    /// @param reason what the provider does not offer
    record TooLarge(String reason) implements PodSize {}
}
