package io.rightsizer.analyzer.block;

/// The bytes of one chunk, used again for the next. Some bytes of anything follow them, so that a decoder may
/// look ahead.
public final class ChunkBytes {

    private final int slack;
    private byte[] array;
    private int length;

    /// @param slack how many bytes must follow
    public ChunkBytes(int slack) {
        this.slack = slack;
        this.array = new byte[2048 + slack];
    }

    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    byte[] room(int newLength) {
        if (newLength + slack > array.length) {
            array = new byte[2 * newLength + slack];
        }
        length = newLength;
        return array;
    }
}
