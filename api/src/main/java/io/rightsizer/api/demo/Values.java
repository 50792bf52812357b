package io.rightsizer.api.demo;

import java.util.function.DoubleSupplier;
import java.util.function.LongToDoubleFunction;

/// The values of one series, made when somebody reads them.
@FunctionalInterface
interface Values {

    /// The values of the scrapes from `index` on, one per call.
    DoubleSupplier from(int index, ScrapeTimes times);

    static Values constant(double value) {
        return (index, times) -> () -> value;
    }

    /// A value that depends on nothing but the time, in epoch seconds.
    static Values gauge(LongToDoubleFunction ofSecond) {
        return (index, times) -> new DoubleSupplier() {
            private int next = index;

            @Override
            public double getAsDouble() {
                return ofSecond.applyAsDouble(times.at(next++) / 1000);
            }
        };
    }

    /// A counter that grows by `perSecond` and counts in whole `units`, so that it never falls by rounding. What was
    /// counted before the first scrape is the growth since `sinceSecond`, as if it had been even.
    static Values counter(long sinceSecond, double units, LongToDoubleFunction perSecond) {
        return (index, times) -> {
            var counter = new Growth(sinceSecond, units, perSecond, times);
            for (int skipped = 0; skipped < index; skipped++) {
                counter.getAsDouble();
            }
            return counter;
        };
    }

    /// The state of one reading of a counter.
    final class Growth implements DoubleSupplier {

        private final double units;
        private final LongToDoubleFunction perSecond;
        private final ScrapeTimes times;
        private long counted;
        private long second;
        private int next;

        private Growth(long sinceSecond, double units, LongToDoubleFunction perSecond, ScrapeTimes times) {
            this.units = units;
            this.perSecond = perSecond;
            this.times = times;
            this.second = sinceSecond;
        }

        @Override
        public double getAsDouble() {
            var now = times.at(next++) / 1000;
            counted += (long) (perSecond.applyAsDouble(now) * (now - second) * units);
            second = now;
            return counted / units;
        }
    }
}
