package io.rightsizer.api.history;

import static io.rightsizer.api.history.Fleet.container;
import static io.rightsizer.api.history.Fleet.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.api.report.RunJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a history in a file does when the file is not as it should be.
class HistoryFileTest {

    private static final Instant MONDAY = Instant.parse("2026-10-05T06:00:00Z");

    private final Path directory;
    private final Path file;
    private final HistoryPlace place;

    HistoryFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("history.db");
        this.place = new HistoryPlace.File(file);
    }

    private void store(int containers) throws IOException {
        try (var history = History.open(place)) {
            history.store(Fleet.run(MONDAY, containers), "team", null);
        }
    }

    @Test
    void isBegunWhereThereIsNone() throws IOException {
        var below = new HistoryPlace.File(directory.resolve("data/rightsizer/history.db"));

        try (var history = History.open(below)) {
            assertThat(history.runs()).isEmpty();
        }
        assertThat(Files.getPosixFilePermissions(directory.resolve("data")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void isNotBegunByAReader() {
        assertThatThrownBy(() -> History.existing(place))
                .isInstanceOf(HistoryException.class)
                .hasMessage("there is no history " + file + " yet; 'rightsizer scan' begins one");
        assertThat(file).doesNotExist();
    }

    /// The file is a dump of one that the tables of step 1 were in.
    @Test
    void isBroughtUpToDate() throws Exception {
        restore("history-v1.sql");

        try (var history = History.existing(place)) {
            var run = history.runs().getFirst();
            assertThat(run.id()).isEqualTo("20261005T060000Z-0123456789ab");
            assertThat(run.header().accounting().discovered()).isEqualTo(1);
            assertThat(run.whole()).isFalse();
            var row = history.rows(run).getFirst();
            assertThat(row.name()).isEqualTo(container("web"));
            assertThat(row.current()).isEqualTo(resources(1000, 1024));
            assertThat(row.nextStep()).isEqualTo(resources(500, 512));
            assertThat(row.codes()).containsExactly("STEP_LIMITED", "WEEK_AGO");
            assertThat(history.realised()).isEmpty();
            assertThat(history.totals())
                    .extracting(NamespaceTotal::millicoresAfter)
                    .containsExactly(1000L);
        }
        try (var history = History.open(place)) {
            history.store(
                    Fleet.run(
                            MONDAY.plus(Duration.ofDays(7)),
                            List.of(Fleet.sized("web", resources(500, 512), resources(500, 512), 2))),
                    "team",
                    null);
            assertThat(history.realised())
                    .extracting(RealisedSaving::advisedBy)
                    .containsExactly("20261005T060000Z-0123456789ab");
        }
    }

    @Test
    void isReadForOneContainerWithoutTheRest() throws Exception {
        store(2_000);
        execute("DELETE FROM document WHERE part NOT IN (0, (SELECT part FROM recommendation r JOIN container c"
                + " ON c.container = r.container WHERE c.name = 'w1234'))");

        try (var history = History.existing(place)) {
            var run = history.runs().getFirst();
            assertThat(history.read(run, "shop", container("w1234")::equals).recommendations())
                    .singleElement()
                    .extracting(row -> row.container().name())
                    .isEqualTo("w1234");
            assertThatThrownBy(() -> history.read(run)).isInstanceOf(IOException.class);
        }
    }

    /// Until step 4 a document was gzipped as a whole and cut anywhere.
    @Test
    void isReadWhereRowsHaveNoPlace() throws Exception {
        store(2_000);
        execute("UPDATE recommendation SET part = NULL");
        putAsAWhole();

        try (var history = History.existing(place)) {
            var run = history.runs().getFirst();
            assertThat(history.read(run)).isEqualTo(Fleet.run(MONDAY, 2_000));
            assertThat(history.read(run, "shop", container("w1234")::equals).recommendations())
                    .singleElement()
                    .extracting(row -> row.container().name())
                    .isEqualTo("w1234");
            assertThat(history.read(run, "shop", container("nobody")::equals).recommendations())
                    .isEmpty();
        }
    }

    private void putAsAWhole() throws IOException, SQLException {
        var content = new ByteArrayOutputStream();
        try (var text = new OutputStreamWriter(new GZIPOutputStream(content), StandardCharsets.UTF_8)) {
            RunJson.write(Fleet.run(MONDAY, 2_000), text);
        }
        execute("DELETE FROM document");
        var bytes = content.toByteArray();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var insert = connection.prepareStatement("INSERT INTO document VALUES (1, ?, ?)")) {
            for (int part = 0; part * 1000 < bytes.length; part++) {
                insert.setInt(1, part);
                insert.setBytes(2, Arrays.copyOfRange(bytes, part * 1000, Math.min(bytes.length, part * 1000 + 1000)));
                insert.executeUpdate();
            }
        }
    }

    private void restore(String dump) throws IOException, SQLException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/history/" + dump));
                var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void isLeftAsItIsWhereANewerVersionWroteIt() throws Exception {
        store(2);
        execute("INSERT INTO migration (step, applied_at) VALUES (99, 0)");
        var before = Files.readAllBytes(file);

        for (var opening : List.<Opening>of(History::open, History::existing)) {
            assertThatThrownBy(() -> opening.open(place))
                    .isInstanceOf(HistoryException.class)
                    .hasMessage("the history " + file + " was written by a newer rightsizer (its tables are of version"
                            + " 99, this one knows 5); it is left as it is. Use that version, or name another with"
                            + " --history");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private interface Opening {
        History open(HistoryPlace place) throws IOException;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void isSetAsideWhereItIsDamaged() throws IOException {
        store(2000);
        scribble(4096L * 3, 4096 * 20);
        var damaged = Files.readAllBytes(file);

        assertThatThrownBy(() -> History.open(place))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("the history " + file + " is damaged (")
                .hasMessageContaining("it was set aside as " + file + ".damaged-")
                .hasMessageEndingWith("and the next run begins a new one");

        try (var files = Files.list(directory)) {
            var kept = files.filter(each -> each.toString().contains(".damaged-"))
                    .filter(each -> !each.toString().endsWith("-shm")
                            && !each.toString().endsWith("-wal"))
                    .toList();
            assertThat(kept).hasSize(1);
            assertThat(Files.readAllBytes(kept.getFirst())).isEqualTo(damaged);
        }
        store(1);
        try (var history = History.existing(place)) {
            assertThat(history.runs()).hasSize(1);
        }
    }

    private void scribble(long from, int length) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(from);
            var rubbish = new byte[(int) Math.min(length, raw.length() - from)];
            Arrays.fill(rubbish, (byte) 0xA5);
            raw.write(rubbish);
        }
    }

    @Test
    void staysWhereItIsWhenAReaderFindsItDamaged() throws IOException {
        store(2000);
        scribble(4096, 4096 * 40);
        var damaged = Files.readAllBytes(file);

        assertThatThrownBy(() -> {
                    try (var history = History.existing(place)) {
                        history.rows(history.runs().getFirst());
                    }
                })
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("it is damaged; it is left as it is");
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void isNeverMadeOfSomebodyElsesFile() throws Exception {
        Files.writeString(file, "# My notes\n");

        assertThatThrownBy(() -> History.open(place))
                .hasMessageStartingWith(file + " is no history: it is not an SQLite file. It is left as it is");
        assertThat(file).hasContent("# My notes");

        Files.delete(file);
        execute("CREATE TABLE bookmarks (url TEXT)");
        assertThatThrownBy(() -> History.open(place))
                .hasMessageStartingWith(file + " is no history: it holds tables of something else");
    }

    @Test
    void keepsOldRunsReadableWhenTheDiskIsFull() throws IOException {
        store(50);
        var pages = Files.size(file) / 4096;
        var full = new SqliteDatabase(file, pages + 20);

        try (var history = SqlHistory.open(full, place)) {
            assertThatThrownBy(() -> history.store(Fleet.run(MONDAY.plusSeconds(60), 20_000), "team", null))
                    .isInstanceOf(HistoryException.class)
                    .hasMessage("cannot store a run in the history " + file
                            + ": the disk is full; what was stored before is unharmed");
            assertThat(history.runs()).hasSize(1);
            assertThat(history.rows(history.runs().getFirst())).hasSize(50);
        }
    }
}
