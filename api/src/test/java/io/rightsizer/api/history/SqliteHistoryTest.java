package io.rightsizer.api.history;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends HistoryContract {

    private final Path directory;

    SqliteHistoryTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    HistoryPlace place() {
        return new HistoryPlace.File(directory.resolve("data").resolve("history.db"));
    }
}
