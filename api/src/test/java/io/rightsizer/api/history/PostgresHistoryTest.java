package io.rightsizer.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresHistoryTest extends HistoryContract {

    private static RealPostgres postgres;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = RealPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    HistoryPlace place() throws SQLException {
        return postgres.emptyDatabase();
    }

    @Test
    void neverTellsThePassword(@TempDir Path directory) throws Exception {
        var wrong = Files.writeString(directory.resolve("password"), "wr0ng\n");
        var place = postgres.emptyDatabase();

        assertThatThrownBy(() -> History.open(new HistoryPlace.Server(place.url(), wrong)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot open the history jdbc:postgresql://127.0.0.1")
                .hasMessageContaining("check the user in the address and the password file")
                .hasMessageNotContaining("wr0ng");
        assertThat(place).hasToString(place.url().substring(0, place.url().indexOf('?')));
    }

    @Test
    void saysWhatToDoWhereThereIsNoServer() {
        assertThatThrownBy(
                        () -> History.open(new HistoryPlace.Server("jdbc:postgresql://127.0.0.1:1/none?user=x", null)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("is the server running?");
    }
}
