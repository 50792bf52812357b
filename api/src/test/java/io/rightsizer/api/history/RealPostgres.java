package io.rightsizer.api.history;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server of its own for a test: installed on the machine, in a temporary directory, on a free port of
/// 127.0.0.1, with a password. Tests are skipped where it is not installed.
public final class RealPostgres implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int START_SECONDS = 60;
    private static final String USER = "rightsizer";

    private final Path directory;
    private final Process process;
    private final int port;
    private int databases;

    private RealPostgres(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    public static RealPostgres start() throws IOException, InterruptedException {
        var programs = programs();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed, so nothing is stored in it");
        var directory = Files.createTempDirectory("rightsizer-postgres");
        Files.writeString(directory.resolve("password"), "s3cret\n");
        own(directory);
        var data = directory.resolve("data").toString();
        run(
                directory,
                programs.get().resolve("initdb").toString(),
                "--auth=scram-sha-256",
                "--username=" + USER,
                "--pwfile=" + directory.resolve("password"),
                "--encoding=UTF8",
                "--no-sync",
                data);
        var port = freePort();
        var server = process(
                        directory,
                        programs.get().resolve("postgres").toString(),
                        "-D",
                        data,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off")
                .start();
        var postgres = new RealPostgres(directory, server, port);
        postgres.awaitReady();
        return postgres;
    }

    /// The programs of the newest version.
    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    /// A database nobody used yet.
    public HistoryPlace.Server emptyDatabase() throws SQLException {
        var name = "history" + ++databases;
        try (var connection = DriverManager.getConnection(url("postgres"), USER, "s3cret");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new HistoryPlace.Server(url(name) + "?user=" + USER, passwordFile());
    }

    Path passwordFile() {
        return directory.resolve("password");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int tries = 0; tries < START_SECONDS * 10 && process.isAlive(); tries++) {
            try {
                DriverManager.getConnection(url("postgres"), USER, "s3cret").close();
                return;
            } catch (SQLException notYet) {
                Thread.sleep(100);
            }
        }
        var log = Files.readString(directory.resolve("log"));
        close();
        throw new IOException("PostgreSQL did not start: " + log);
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        if (process(directory, command).start().waitFor() != 0) {
            throw new IOException(command[0] + " failed: " + Files.readString(directory.resolve("log")));
        }
    }

    /// Its programs refuse to run as root, and Debian's package brings a user for them.
    private static ProcessBuilder process(Path directory, String... command) {
        var words = new ArrayList<String>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
        }
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
    }

    private static void own(Path directory) throws IOException {
        if (isRoot()) {
            var postgres =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Files.setOwner(directory, postgres);
            Files.setOwner(directory.resolve("password"), postgres);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
