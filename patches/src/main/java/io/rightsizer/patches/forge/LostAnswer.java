package io.rightsizer.patches.forge;

import java.util.Optional;
import java.util.function.Supplier;

/// A write whose answer never came may have happened: instead of sending it again, the state is read.
final class LostAnswer {

    private LostAnswer() {}

    /// @param found what the write made, read again
    static <T> T orElse(Supplier<T> write, Supplier<Optional<T>> found) {
        try {
            return write.get();
        } catch (ForgeException failed) {
            if (!ForgeHttp.passes(failed)) {
                throw failed;
            }
            return reread(found, failed);
        }
    }

    private static <T> T reread(Supplier<Optional<T>> found, ForgeException failed) {
        try {
            return found.get().orElseThrow(() -> failed);
        } catch (ForgeException alsoFailed) {
            throw failed;
        }
    }
}
