package io.rightsizer.analyzer.block;

/// Where the index says a chunk is, and from when to when it has samples, both inclusive in epoch
/// milliseconds.
///
/// @param reference number of the segment from 0 on in the upper four bytes, offset within it in the lower
///     four
record ChunkPlace(long first, long last, long reference) {

    long segment() {
        return reference >>> 32;
    }

    long offset() {
        return reference & 0xffffffffL;
    }
}
