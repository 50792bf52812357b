package io.rightsizer.analyzer.block;

/// Where the chunks of one series are, as the index of a block has it.
final class ChunkPlaces {

    private final Section places = new Section();
    private int count;
    private long lastTime;
    private long lastReference;

    /// @param from epoch milliseconds of the chunk's first sample
    /// @param to of its last
    void add(long from, long to, long reference) {
        if (count++ == 0) {
            places.varint(from);
            places.uvarint(to - from);
            places.uvarint(reference);
        } else {
            places.uvarint(from - lastTime);
            places.uvarint(to - from);
            places.varint(reference - lastReference);
        }
        lastTime = to;
        lastReference = reference;
    }

    byte[] bytes() {
        var section = new Section();
        section.uvarint(count);
        section.write(places.bytes());
        return section.bytes();
    }
}
