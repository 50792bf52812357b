package io.rightsizer.api.report;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Resources;
import org.jspecify.annotations.Nullable;

/// The four amounts a container can set, as people read and compare them.
public enum Amount {
    CPU_REQUEST("CPU request", 0) {
        @Override
        public String text(Resources resources) {
            return Spoken.cpu(resources.requests().cpu());
        }

        @Override
        public @Nullable Double number(Resources resources) {
            return cores(resources.requests().cpu());
        }
    },
    CPU_LIMIT("CPU limit", Double.POSITIVE_INFINITY) {
        @Override
        public String text(Resources resources) {
            return Spoken.cpu(resources.limits().cpu());
        }

        @Override
        public @Nullable Double number(Resources resources) {
            return cores(resources.limits().cpu());
        }
    },
    MEMORY_REQUEST("memory request", 0) {
        @Override
        public String text(Resources resources) {
            return Spoken.memory(resources.requests().memory());
        }

        @Override
        public @Nullable Double number(Resources resources) {
            return bytes(resources.requests().memory());
        }
    },
    MEMORY_LIMIT("memory limit", Double.POSITIVE_INFINITY) {
        @Override
        public String text(Resources resources) {
            return Spoken.memory(resources.limits().memory());
        }

        @Override
        public @Nullable Double number(Resources resources) {
            return bytes(resources.limits().memory());
        }
    };

    private final String label;
    private final double whenAbsent;

    Amount(String label, double whenAbsent) {
        this.label = label;
        this.whenAbsent = whenAbsent;
    }

    public String label() {
        return label;
    }

    public abstract String text(Resources resources);

    /// Cores or bytes; absent where nothing is set.
    public abstract @Nullable Double number(Resources resources);

    /// For comparisons: no request reserves nothing, no limit allows everything.
    double effective(Resources resources) {
        var number = number(resources);
        return number == null ? whenAbsent : number;
    }

    private static @Nullable Double cores(@Nullable Cpu cpu) {
        return cpu == null ? null : cpu.cores();
    }

    private static @Nullable Double bytes(@Nullable Memory memory) {
        return memory == null ? null : (double) memory.bytes();
    }
}
