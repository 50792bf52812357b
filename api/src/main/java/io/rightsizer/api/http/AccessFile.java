package io.rightsizer.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file that says line by line who may see what. Blank lines and those that begin with `#` say nothing.
final class AccessFile {

    private AccessFile() {}

    /// A line, which may hold a secret and is never shown.
    ///
    /// @param text without the rights at its end
    record Line(Path file, int number, String text, Rights rights) {

        /// @param how goes on after the place of the line
        AccessFileException wrong(String how) {
            return new AccessFileException(file + " line " + number + " " + how);
        }

        @Override
        public String toString() {
            return file + " line " + number;
        }
    }

    /// @throws AccessFileException when there is no such file, or rights in it are not of their form
    static List<Line> read(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        var number = 0;
        for (var line : SecretFile.text(file).split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line(file, number, line.strip()));
            }
        }
        return lines;
    }

    private static Line line(Path file, int number, String text) throws AccessFileException {
        try {
            var parsed = Rights.parse(text);
            return new Line(file, number, parsed.text(), parsed.rights());
        } catch (IllegalArgumentException wrong) {
            throw new AccessFileException(file + " line " + number + ": " + wrong.getMessage(), wrong);
        }
    }
}
