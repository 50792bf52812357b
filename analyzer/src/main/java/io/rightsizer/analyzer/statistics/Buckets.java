package io.rightsizer.analyzer.statistics;

/// How a histogram cuts the numbers from zero up. The last bucket has no end.
public sealed interface Buckets {

    int count();

    /// The bucket that holds `value`: the first one for anything below it, the last one for anything above.
    int indexOf(double value);

    double startOf(int bucket);

    /// Buckets of one width that reach at least to `max`.
    record Linear(double max, double width) implements Buckets {

        @Override
        public int count() {
            return (int) Math.ceil(max / width) + 1;
        }

        @Override
        public int indexOf(double value) {
            return Math.clamp((long) (value / width), 0, count() - 1);
        }

        @Override
        public double startOf(int bucket) {
            return bucket * width;
        }
    }

    /// Buckets of which each is `ratio` times as wide as the one before, the first being `first` wide:
    /// start(n) = first * (ratio^n - 1) / (ratio - 1). With a ratio of 1.05 a value is off by at most 5 %.
    final class Exponential implements Buckets {

        private final double first;
        private final double ratio;
        private final double logOfRatio;
        private final int count;

        public Exponential(double max, double first, double ratio) {
            this.first = first;
            this.ratio = ratio;
            this.logOfRatio = Math.log(ratio);
            this.count = (int) Math.ceil(log(max * (ratio - 1) / first + 1)) + 1;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int indexOf(double value) {
            return value < first
                    ? 0
                    : Math.clamp((long) Math.floor(log(value * (ratio - 1) / first + 1)), 0, count - 1);
        }

        @Override
        public double startOf(int bucket) {
            return first * (Math.pow(ratio, bucket) - 1) / (ratio - 1);
        }

        private double log(double value) {
            return Math.log(value) / logOfRatio;
        }
    }
}
