package io.rightsizer.api.history;

import io.rightsizer.analyzer.part.PartStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Parts in the database of the history.
///
/// @param place for messages
record PartTable(Connections connections, String place) implements PartStore {

    private static final int PIECE_BYTES = 1 << 20;

    @Override
    public List<String> names() throws IOException {
        return connections.read(
                "read",
                sql -> sql.list("SELECT name FROM part WHERE number = 0 ORDER BY name", row -> row.getString(1)));
    }

    @Override
    public InputStream open(String name) throws IOException {
        var first = piece(name, 0);
        return new ContentStream(first, number -> piece(name, number));
    }

    private byte[] piece(String name, int number) throws IOException {
        return connections.read("read", sql -> sql.first(
                        "SELECT content FROM part WHERE name = ? AND number = ?", row -> row.getBytes(1), name, number)
                .orElse(new byte[0]));
    }

    @Override
    public void keep(String name, Path content) throws IOException {
        connections.add("keep a part in", sql -> {
            sql.update("DELETE FROM part WHERE name = ?", name);
            try (var in = Files.newInputStream(content)) {
                var number = 0;
                for (var piece = in.readNBytes(PIECE_BYTES); piece.length > 0; piece = in.readNBytes(PIECE_BYTES)) {
                    sql.update("INSERT INTO part (name, number, content) VALUES (?, ?, ?)", name, number++, piece);
                }
                return number;
            }
        });
    }

    @Override
    public void remove(String name) throws IOException {
        connections.add("remove a part from", sql -> sql.update("DELETE FROM part WHERE name = ?", name));
    }

    @Override
    public String toString() {
        return place;
    }
}
