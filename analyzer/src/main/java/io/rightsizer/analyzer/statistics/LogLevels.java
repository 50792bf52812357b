package io.rightsizer.analyzer.statistics;

/// Numbers from zero up as whole levels, each 1 % above the one before: what a level stands for is never below the
/// number and less than 1 % above it. The buckets are those of a sketch of relative error (Masson, Rim and Lee,
/// "DDSketch", VLDB 2019), told by their upper end. Zero is itself; what is less than the unit stands as the unit.
public final class LogLevels {

    private static final double RATIO = 1.01;
    private static final double LOG_OF_RATIO = Math.log(RATIO);

    private final double unit;
    private final double[] ends;

    /// @param unit the lowest number that is told apart
    /// @param most from here on the last level stands for all, without an end
    public LogLevels(double unit, double most) {
        this.unit = unit;
        ends = new double[(int) Math.ceil(Math.log(most / unit) / LOG_OF_RATIO) + 3];
        for (int level = 1; level < ends.length; level++) {
            ends[level] = unit * Math.pow(RATIO, level - 1);
        }
        ends[ends.length - 1] = Double.POSITIVE_INFINITY;
    }

    /// @param number from zero up
    public int of(double number) {
        if (number == 0) {
            return 0;
        }
        var near = Math.ceil(Math.log(number / unit) / LOG_OF_RATIO) + 1;
        var level = Math.clamp((long) near, 1, ends.length - 1);
        // A number at the end of a level may round into the one beside it.
        if (ends[level - 1] >= number) {
            return level - 1;
        }
        return ends[level] < number ? level + 1 : level;
    }

    /// How many levels there are, zero's included.
    public int count() {
        return ends.length;
    }

    /// The number that stands for all of a level; infinity for the last.
    public double end(int level) {
        return ends[level];
    }
}
