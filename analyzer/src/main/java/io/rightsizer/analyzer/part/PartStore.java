package io.rightsizer.analyzer.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Where parts wait until all of a run are there. Its text tells people where that is.
public interface PartStore {

    /// The names of all that are there, in order.
    List<String> names() throws IOException;

    /// The bytes of a part, as far as somebody reads.
    InputStream open(String name) throws IOException;

    /// Keeps a part, whole or not at all; one of the same name goes.
    ///
    /// @param content the bytes, in a file that stays
    void keep(String name, Path content) throws IOException;

    void remove(String name) throws IOException;
}
