package io.rightsizer.api.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One file with a write-ahead log: a writer and any number of readers, in as many processes.
final class SqliteDatabase implements Database {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int WAIT_MILLIS = 30_000;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final long pages;

    SqliteDatabase(Path file) {
        this(file, 0);
    }

    /// @param pages most the file may have; 0 for as many as the disk holds
    SqliteDatabase(Path file, long pages) {
        this.file = file;
        this.pages = pages;
    }

    @Override
    public void prepare() throws HistoryException {
        try {
            makeDirectory();
            if (Files.exists(file) && Files.size(file) > 0) {
                refuseForeign();
                setAsideIfDamaged();
            }
        } catch (HistoryException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new HistoryException(
                    "cannot begin the history " + file + ": " + failed.getMessage()
                            + "; name another file with --history",
                    failed);
        }
    }

    /// Only for the user, as the XDG base directory specification asks.
    private void makeDirectory() throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(directory)) {
            return;
        }
        var posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, posix ? new FileAttribute<?>[] {mine} : new FileAttribute<?>[0]);
    }

    private void refuseForeign() throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new HistoryException(file + " is no history: it is not an SQLite file. It is left as it is; move"
                        + " it away, or name another with --history");
            }
        }
    }

    /// What is damaged is kept for whoever can mend it.
    private void setAsideIfDamaged() throws IOException {
        var damage = damage();
        if (!damage.isEmpty()) {
            var aside = file.resolveSibling(file.getFileName() + ".damaged-"
                    + MOMENT.format(Clock.systemUTC().instant()));
            for (var suffix : List.of("-wal", "-shm", "")) {
                var part = Path.of(file + suffix);
                if (Files.exists(part)) {
                    Files.move(part, Path.of(aside + suffix));
                }
            }
            throw new HistoryException("the history " + file + " is damaged (" + damage + "); it was set aside as "
                    + aside + ", and the next run begins a new one");
        }
    }

    private String damage() throws HistoryException {
        try (var connection = connect()) {
            var result = new Sql(connection)
                    .first("PRAGMA quick_check(1)", row -> row.getString(1))
                    .orElse("no answer");
            return result.equals("ok") ? "" : firstLine(result);
        } catch (SQLiteException failed) {
            if (isDamage(failed)) {
                return firstLine(String.valueOf(failed.getMessage()));
            }
            throw failure("open", failed);
        } catch (SQLException failed) {
            throw failure("open", failed);
        }
    }

    @Override
    public void check() throws HistoryException {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                throw new HistoryException("there is no history " + file + " yet; 'rightsizer scan' begins one");
            }
            refuseForeign();
        } catch (HistoryException refused) {
            throw refused;
        } catch (IOException failed) {
            throw new HistoryException("cannot read the history " + file + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_MILLIS);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        if (pages > 0) {
            config.setMaxPageCount(Math.toIntExact(pages));
        }
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /// A transaction begins with the lock.
    @Override
    public void lock(Connection connection) {}

    @Override
    public boolean isAlive(Connection connection) {
        return true;
    }

    @Override
    public String clustered() {
        return "WITHOUT ROWID";
    }

    @Override
    public boolean hasTable(Connection connection, String name) throws SQLException {
        return new Sql(connection).number("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?", name)
                > 0;
    }

    @Override
    public boolean isOccupied(Connection connection) throws SQLException {
        return new Sql(connection).number("SELECT COUNT(*) FROM sqlite_master") > 0;
    }

    @Override
    public void compact(Connection connection) throws SQLException {
        new Sql(connection).update("VACUUM");
    }

    @Override
    public HistoryException failure(String doing, SQLException cause) {
        return new HistoryException("cannot " + doing + " the history " + file + ": " + reason(cause), cause);
    }

    private static String reason(SQLException cause) {
        return switch (code(cause)) {
            case SQLITE_FULL -> "the disk is full; what was stored before is unharmed";
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
                "another process has been writing to it for " + WAIT_MILLIS / 1000 + " s; try again";
            case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_DBMOVED, SQLITE_CANTOPEN, SQLITE_PERM ->
                "it or its directory cannot be written; name another with --history";
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB ->
                "it is damaged; it is left as it is, and the next 'rightsizer scan' sets it aside";
            default -> firstLine(String.valueOf(cause.getMessage()));
        };
    }

    /// A failed batch has the failure of its statement for a cause.
    private static SQLiteErrorCode code(Throwable cause) {
        if (cause instanceof SQLiteException sqlite) {
            return sqlite.getResultCode();
        }
        return cause.getCause() == null ? SQLiteErrorCode.UNKNOWN_ERROR : code(cause.getCause());
    }

    private static boolean isDamage(SQLiteException failed) {
        return switch (failed.getResultCode()) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB ->
                true;
            default -> false;
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
