package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// One way to set the CPU request from a profile: a member of the grid that calibration chooses from.
///
/// @param base which quantile it starts from
/// @param factor what it is multiplied by
/// @param capped whether the result stays at or below the peak: a request above all that was ever used buys nothing
/// @param risk share of time above the request, as measured on two hundred machines for four weeks
/// (docs/backtest.md): what is expected of a fleet that has no record of its own
record CpuRule(Base base, double factor, boolean capped, double risk) {

    static final CpuRule SHIPPED = new CpuRule(Base.P95, 1.2, true, 0.023);

    /// From the cheapest to the safest; what the peers do is in it: p90 and 15 %, p95, p99, the peak of seven days and
    /// 20 %.
    static final List<CpuRule> GRID = List.of(
            new CpuRule(Base.P90, 1.15, false, 0.043),
            new CpuRule(Base.P95, 1, false, 0.065),
            new CpuRule(Base.P95, 1.1, true, 0.033),
            SHIPPED,
            new CpuRule(Base.P95, 1.3, true, 0.020),
            new CpuRule(Base.P95, 1.5, true, 0.017),
            new CpuRule(Base.P97, 1.5, true, 0.014),
            new CpuRule(Base.P99, 1, false, 0.019),
            new CpuRule(Base.P99, 1.2, true, 0.009),
            new CpuRule(Base.PEAK, 1, false, 0.004),
            new CpuRule(Base.WEEK_PEAK, 1.2, false, 0.003));

    /// Where a rule starts.
    enum Base {
        P90("the p90", CpuProfile::p90),
        P95("the p95", CpuProfile::p95),
        P97("the p97", CpuProfile::p97),
        P99("the p99", CpuProfile::p99),
        PEAK("the peak", CpuProfile::peak),
        WEEK_PEAK("the 7-day peak", CpuProfile::weekPeak);

        private final String label;
        private final ToDoubleFunction<CpuProfile> of;

        Base(String label, ToDoubleFunction<CpuProfile> of) {
            this.label = label;
            this.of = of;
        }

        String label() {
            return label;
        }

        double in(CpuProfile cpu) {
            return of.applyAsDouble(cpu);
        }
    }

    double request(CpuProfile cpu) {
        var request = factor * base.in(cpu);
        return capped ? Math.min(request, cpu.peak()) : request;
    }

    /// What the request is made of, as in `1.20 × the p95 of 239.4m`.
    String words(CpuProfile cpu) {
        return capped && request(cpu) == cpu.peak()
                ? "the peak, below " + Wording.factor(factor) + " × " + start(cpu)
                : (factor == 1 ? "" : Wording.factor(factor) + " × ") + start(cpu);
    }

    private String start(CpuProfile cpu) {
        return base.label() + " of " + Wording.cores(base.in(cpu));
    }
}
