package io.rightsizer.pricing.price.refresh;

import java.time.Duration;

/// How far a refresh goes before it gives up.
///
/// @param bytes of one answer, unpacked; the offer file of the largest AWS region has some 400 MB
/// @param time of one answer, from connecting to the last byte
/// @param pages of one list
public record Limits(long bytes, Duration time, int pages) {

    public static final Limits DEFAULTS = new Limits(10L << 30, Duration.ofMinutes(30), 5_000);
}
