package io.rightsizer.analyzer.block;

/// The bytes of one chunk, used again for the next. Some bytes of anything follow them, so that a decoder may
/// look ahead.
public final class ChunkBytes {

    /// Bytes that tell how the chunk is encoded.
    static final int ENCODING = 1;

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

    /// Where in the array the chunk begins.
    public int offset() {
        return ENCODING;
    }

    public int length() {
        return length;
    }

    /// For the encoding and the chunk behind it.
    byte[] room(int newLength) {
        if (ENCODING + newLength + slack > array.length) {
            array = new byte[2 * (ENCODING + newLength) + slack];
        }
        length = newLength;
        return array;
    }
}
