package io.rightsizer.analyzer.collector;

/// What an answer may weigh before it is taken for an accident or an attack.
///
/// @param received bytes on the wire
/// @param inflated bytes after gunzip
/// @param ratio inflated bytes per received byte, looked at once more than a MiB came out: honest JSON of
///     equal numbers stays below 150, deflate itself ends at 1032
record BodyLimits(long received, long inflated, int ratio) {

    static final BodyLimits STANDARD = new BodyLimits(4L << 30, 4L << 30, 250);

    private static final long RATIO_COUNTS_FROM = 1 << 20;

    boolean exceededBy(long receivedBytes, long inflatedBytes) {
        return receivedBytes > received
                || inflatedBytes > inflated
                || (inflatedBytes > RATIO_COUNTS_FROM && inflatedBytes / Math.max(1, receivedBytes) > ratio);
    }
}
