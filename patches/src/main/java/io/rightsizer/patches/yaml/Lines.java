package io.rightsizer.patches.yaml;

/// Finds its way in a text by lines, which end with LF, CRLF or CR.
record Lines(String text) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// Where the line of a place begins; a byte order mark is no part of the first one.
    int start(int at) {
        var start = at;
        while (start > 0 && !isBreak(text.charAt(start - 1)) && text.charAt(start - 1) != BYTE_ORDER_MARK) {
            start--;
        }
        return start;
    }

    /// Where the line of a place ends, its line break left out.
    int end(int at) {
        var end = at;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Where the line after the one of a place begins, or the text ends.
    int next(int at) {
        var end = end(at);
        return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
    }

    /// Where the line before a line's start ends, its line break left out; the place itself where it starts none.
    int endOfPrevious(int start) {
        if (start == 0 || !isBreak(text.charAt(start - 1))) {
            return start;
        }
        return start >= 2 && text.startsWith("\r\n", start - 2) ? start - 2 : start - 1;
    }

    int column(int at) {
        return at - start(at);
    }

    /// Spaces before the first other character of the line.
    int indent(int lineStart) {
        var at = lineStart;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - lineStart;
    }

    boolean isFirstOnLine(int at) {
        return text.substring(start(at), at).isBlank();
    }

    /// The line break at a line's end; of the line before it where the text ends here.
    String lineBreak(int lineEnd) {
        var found = text.substring(lineEnd, next(lineEnd));
        if (!found.isEmpty()) {
            return found;
        }
        var start = start(lineEnd);
        return start == 0 || !isBreak(text.charAt(start - 1)) ? "\n" : text.substring(endOfPrevious(start), start);
    }

    /// The end without white space before it.
    int stripped(int start, int end) {
        var stripped = end;
        while (stripped > start && Character.isWhitespace(text.charAt(stripped - 1))) {
            stripped--;
        }
        return stripped;
    }

    /// The next place that is neither white space nor in a comment, or the end of the text.
    int nextToken(int from) {
        var at = from;
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = end(at);
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /// Counted from one.
    int number(int at) {
        var number = 1;
        for (int start = next(0); start <= at && start < text.length(); start = next(start)) {
            number++;
        }
        return number;
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }
}
