package io.rightsizer.api.history;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends HistoryContract {

    @TempDir
    private Path directory;

    @Override
    HistoryPlace place() {
        return new HistoryPlace.File(directory.resolve("data").resolve("history.db"));
    }
}
