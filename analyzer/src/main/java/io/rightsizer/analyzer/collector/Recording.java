package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// A directory with one file for each distinct request. A file begins with lines that say what was asked and how
/// the answer was headed, then an empty line, then the answer's bytes. Neither the host nor any header of the
/// request is written, so there is no credential in it.
///
/// `index.txt` lists what was asked, for people; replay does not need it.
record Recording(Path directory) {

    private static final String MARK = "rightsizer recording 1";
    private static final String INDEX = "index.txt";

    static Recording into(Path directory) throws SourceUnusableException {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new SourceUnusableException(
                    "cannot record into " + directory + ": check that it can be written", failure);
        }
        return new Recording(directory);
    }

    static Recording existing(Path directory) throws SourceUnusableException {
        if (!Files.isDirectory(directory)) {
            throw new SourceUnusableException(
                    "there is no recording at " + directory + ": give a directory that --record has written");
        }
        return new Recording(directory);
    }

    /// Writes the whole answer, so that it appears on disk complete or not at all.
    void write(WireRequest request, Answer answer) throws IOException {
        var whole = Files.createTempFile(directory, "answer", ".part");
        try {
            try (var output = Files.newOutputStream(whole)) {
                output.write(head(request, answer).getBytes(UTF_8));
                answer.body().transferTo(output);
            }
            Files.move(whole, file(request), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /// @throws RequestFailedException when this was never recorded
    Answer read(WireRequest request) throws IOException {
        var file = file(request);
        if (!Files.exists(file)) {
            throw new RequestFailedException(
                    RequestFailedException.Kind.NOT_RECORDED,
                    "the recording " + directory + " has no answer to \"" + request.reason()
                            + "\" (" + file.getFileName()
                            + "): replay with the same options and --as-of as recorded, or record again");
        }
        var input = new BufferedInputStream(Files.newInputStream(file), 64 << 10);
        try {
            return read(file, input);
        } catch (IOException failure) {
            input.close();
            throw failure;
        }
    }

    /// Lists every recorded request, ordered by file name.
    void writeIndex() throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(directory, "*.answer")) {
            for (var file : files) {
                try (var input = new BufferedInputStream(Files.newInputStream(file))) {
                    lines.add(file.getFileName() + "\t" + String.join("\t", asked(file, input)));
                }
            }
        }
        lines.sort(null);
        var whole = Files.createTempFile(directory, "index", ".part");
        Files.write(whole, lines);
        Files.move(
                whole, directory.resolve(INDEX), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(WireRequest request) {
        return directory.resolve(key(request) + ".answer");
    }

    private static String key(WireRequest request) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update((request.method() + " " + request.path() + "\n" + request.asked()).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String head(WireRequest request, Answer answer) {
        var head = new StringBuilder(MARK).append('\n');
        head.append(request.method()).append(' ').append(request.path()).append('\n');
        request.asked().lines().forEach(line -> head.append("> ").append(line).append('\n'));
        head.append("< status: ").append(answer.status()).append('\n');
        for (var name : new String[] {"content-type", "date"}) {
            head.append("< ")
                    .append(name)
                    .append(": ")
                    .append(answer.header(name))
                    .append('\n');
        }
        return head.append('\n').toString();
    }

    private static Answer read(Path file, InputStream input) throws IOException {
        expectMark(file, input);
        var headers = new TreeMap<String, String>();
        for (var line = line(input); !line.isEmpty(); line = line(input)) {
            if (line.startsWith("< ")) {
                var parts = line.substring(2).split(": ", 2);
                headers.put(parts[0], parts.length < 2 ? "" : parts[1]);
            }
        }
        var status = headers.getOrDefault("status", "");
        if (!status.matches("\\d{3}")) {
            throw broken(file);
        }
        return new Answer(Integer.parseInt(status), Map.copyOf(headers), input);
    }

    private static ArrayList<String> asked(Path file, InputStream input) throws IOException {
        expectMark(file, input);
        var asked = new ArrayList<String>();
        for (var line = line(input); !line.isEmpty() && !line.startsWith("< "); line = line(input)) {
            asked.add(line.startsWith("> ") ? line.substring(2) : line);
        }
        return asked;
    }

    private static void expectMark(Path file, InputStream input) throws IOException {
        if (!line(input).equals(MARK)) {
            throw broken(file);
        }
    }

    private static SourceUnusableException broken(Path file) {
        return new SourceUnusableException(file + " is not a recorded answer: record again");
    }

    private static String line(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = input.read(); one >= 0 && one != '\n'; one = input.read()) {
            line.write(one);
        }
        return line.toString(UTF_8);
    }
}
