package io.rightsizer.api.report.chart;

import io.rightsizer.analyzer.usage.Band;

/// The buckets of a band brought together into as many columns as there is room for. The highest of a column is the
/// highest of its buckets and the lowest the lowest, so no peak gets lost on the way to the screen.
final class Columns {

    private final double[] lowest;
    private final double[] mean;
    private final double[] highest;

    private Columns(int count) {
        this.lowest = new double[count];
        this.mean = new double[count];
        this.highest = new double[count];
    }

    static Columns of(Band band, int most) {
        var columns = new Columns(Math.min(most, band.buckets()));
        for (int column = 0; column < columns.count(); column++) {
            columns.fill(column, band);
        }
        return columns;
    }

    int count() {
        return mean.length;
    }

    /// Whether any of its buckets is known.
    boolean isKnown(int column) {
        return !Double.isNaN(mean[column]);
    }

    double lowest(int column) {
        return lowest[column];
    }

    double mean(int column) {
        return mean[column];
    }

    double highest(int column) {
        return highest[column];
    }

    private void fill(int column, Band band) {
        var known = 0;
        var sum = 0.0;
        lowest[column] = Double.POSITIVE_INFINITY;
        highest[column] = Double.NEGATIVE_INFINITY;
        for (int bucket = first(column, band); bucket < first(column + 1, band); bucket++) {
            if (band.isKnown(bucket)) {
                lowest[column] = Math.min(lowest[column], band.lowestIn(bucket));
                highest[column] = Math.max(highest[column], band.highestIn(bucket));
                sum += band.meanIn(bucket);
                known++;
            }
        }
        mean[column] = sum / known;
    }

    private int first(int column, Band band) {
        return Math.toIntExact((long) column * band.buckets() / count());
    }
}
