package io.rightsizer.analyzer.block;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// A file as memory. Nothing of it is on the heap, and it may be larger than 2 GiB.
///
/// @param bytes end with the arena that mapped them
record MappedFile(Path path, MemorySegment bytes) {

    private static final ValueLayout.OfInt CHECKSUM = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final int CHECKSUM_BYTES = 4;

    /// What is summed at a time: a buffer holds no more than 2 GiB.
    private static final long PIECE = 1L << 30;

    /// Up to here it is cheaper to sum a copy: who sums mapped bytes keeps their arena open meanwhile, and
    /// threads wait for each other to say so.
    private static final long SMALL = 1 << 14;

    static MappedFile open(Path file, Arena arena) throws BlockException {
        try (var channel = FileChannel.open(file)) {
            return new MappedFile(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (NoSuchFileException missing) {
            throw new BlockException(file, "the file is missing");
        } catch (IOException failure) {
            throw new BlockException(file, "cannot be read: " + failure.getMessage());
        }
    }

    long size() {
        return bytes.byteSize();
    }

    /// Reads from `from` up to, not including `to`, both of which may be lies.
    Cursor cursor(long from, long to) throws BlockException {
        if (from < 0 || from > to || to > size()) {
            throw broken(Math.clamp(from, 0, size()), "refers to bytes " + from + " to " + to + " of " + size());
        }
        return new Cursor(this, from, to);
    }

    /// Checks the bytes of a range against the CRC32C that follows them.
    void check(long from, long to, String what) throws BlockException {
        if (to - from <= SMALL) {
            var length = (int) Math.max(0, to - from);
            copy(from, length, new byte[length], what);
            return;
        }
        requireEnd(from, to, what);
        var sum = new CRC32C();
        for (long at = from; at < to; at += PIECE) {
            sum.update(bytes.asSlice(at, Math.min(PIECE, to - at)).asByteBuffer());
        }
        compare(sum, from, to, what);
    }

    /// Copies a range to the beginning of an array and checks it like [#check].
    void copy(long from, int length, byte[] into, String what) throws BlockException {
        requireEnd(from, from + length, what);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, into, 0, length);
        var sum = new CRC32C();
        sum.update(into, 0, length);
        compare(sum, from, from + length, what);
    }

    private void requireEnd(long from, long to, String what) throws BlockException {
        if (to > size() - CHECKSUM_BYTES) {
            throw broken(from, "the file ends inside " + what);
        }
    }

    private void compare(CRC32C sum, long from, long to, String what) throws BlockException {
        if ((int) sum.getValue() != bytes.get(CHECKSUM, to)) {
            throw broken(from, "the checksum of " + what + " is wrong");
        }
    }

    /// A section that begins with its length in four bytes and ends with its checksum.
    Cursor section(long at, String what) throws BlockException {
        var length = cursor(at, size()).u32();
        var from = at + Integer.BYTES;
        if (length > size() - from - CHECKSUM_BYTES) {
            throw broken(at, "the file ends inside " + what);
        }
        check(from, from + length, what);
        return cursor(from, from + length);
    }

    BlockException broken(long offset, String how) {
        return new BlockException(path, offset, how);
    }
}
