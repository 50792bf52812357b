package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.usage.Band;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.api.report.Spoken;

/// The resource a chart is of.
public enum Charted {
    CPU("CPU") {
        @Override
        public Band of(Outline outline) {
            return outline.cpu();
        }

        @Override
        public String text(double value) {
            return Spoken.cores(value);
        }

        /// The smallest of 1, 2 and 5 times a power of ten that makes no more than `steps` of `top`.
        @Override
        double step(double top, int steps) {
            var least = top / steps;
            var power = Math.pow(10, Math.floor(Math.log10(least)));
            for (var times : new double[] {1, 2, 5}) {
                if (times * power >= least * 0.999) {
                    return Math.max(0.001, times * power);
                }
            }
            return Math.max(0.001, 10 * power);
        }
    },
    MEMORY("Memory") {
        @Override
        public Band of(Outline outline) {
            return outline.memory();
        }

        @Override
        public String text(double value) {
            return Spoken.bytes(value);
        }

        /// The smallest power of two that makes no more than `steps` of `top`, so that ticks are whole Mi or Gi.
        @Override
        double step(double top, int steps) {
            return Math.max(1, Math.pow(2, Math.ceil(Math.log(top / steps * 0.999) / Math.log(2))));
        }
    };

    private final String label;

    Charted(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    public abstract Band of(Outline outline);

    public abstract String text(double value);

    /// The distance of ticks on an axis from 0 to `top`.
    abstract double step(double top, int steps);
}
