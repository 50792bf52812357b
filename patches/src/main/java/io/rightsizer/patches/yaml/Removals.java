package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.List;

/// Which text goes with a field or an item: its lines where it has them for itself, with the comment behind it. A
/// comment above it stays, for nobody knows how far down it speaks.
final class Removals {

    private final String text;
    private final Lines lines;

    Removals(String text) {
        this.text = text;
        this.lines = new Lines(text);
    }

    private record Entry(int start, int end) {}

    static boolean isOnly(Node collection) {
        return switch (collection) {
            case Mapping mapping -> mapping.fields().size() == 1;
            case Sequence sequence -> sequence.items().size() == 1;
            case Node.Scalar _, Node.Alias _ -> false;
        };
    }

    /// @param collection with another entry besides
    List<Splice> removed(Node collection, int index) {
        var entries = entries(collection);
        var flow = collection instanceof Mapping mapping ? mapping.flow() : ((Sequence) collection).flow();
        return flow ? removedInFlow(entries, index) : List.of(removedInBlock(entries, index));
    }

    private List<Entry> entries(Node collection) {
        return switch (collection) {
            case Mapping mapping ->
                mapping.fields().stream()
                        .map(field -> new Entry(field.key().written().start(), field.end()))
                        .toList();
            case Sequence sequence
            when sequence.flow() ->
                sequence.items().stream()
                        .map(item ->
                                new Entry(item.written().start(), item.written().end()))
                        .toList();
            case Sequence sequence -> items(sequence);
            case Node.Scalar _, Node.Alias _ -> List.of();
        };
    }

    /// From dash to end.
    private List<Entry> items(Sequence sequence) {
        var entries = new ArrayList<Entry>();
        var end = sequence.written().start();
        for (var item : sequence.items()) {
            var dash = lines.nextToken(end);
            end = Math.max(dash + 1, item.written().end());
            entries.add(new Entry(dash, end));
        }
        return entries;
    }

    private Splice removedInBlock(List<Entry> entries, int index) {
        var entry = entries.get(index);
        if (lines.isFirstOnLine(entry.start)) {
            return removedLines(entry.start, entry.end);
        }
        var next = entries.get(index + 1).start;
        var commentsBetween = lines.nextToken(lines.next(entry.end)) == next
                && !text.substring(lines.next(entry.end), next).isBlank();
        return commentsBetween
                ? Splice.delete(lines.stripped(0, entry.start), lines.end(entry.end))
                : Splice.delete(entry.start, next);
    }

    /// A text without a line break at its end has none afterwards either.
    private Splice removedLines(int start, int end) {
        var from = lines.start(start);
        var to = lines.next(end);
        return to == lines.end(end) ? Splice.delete(endOfTextBefore(from), to) : Splice.delete(from, to);
    }

    private int endOfTextBefore(int lineStart) {
        var end = lines.endOfPrevious(lineStart);
        while (end > lines.endOfPrevious(end)) {
            end = lines.endOfPrevious(end);
        }
        return end;
    }

    private List<Splice> removedInFlow(List<Entry> entries, int index) {
        var entry = entries.get(index);
        var comma = lines.nextToken(entry.end);
        var hasComma = comma < text.length() && text.charAt(comma) == ',';
        var behind = hasComma ? comma + 1 : entry.end;
        var ownLines = lines.isFirstOnLine(entry.start) && lines.nextToken(behind) > lines.end(behind);
        var splices = new ArrayList<Splice>();
        if (ownLines) {
            splices.add(removedLines(entry.start, behind));
        } else if (index + 1 < entries.size()) {
            var next = entries.get(index + 1).start;
            splices.add(Splice.delete(entry.start, isPlainGap(behind, next) ? next : behind));
        } else {
            var previous = entries.get(index - 1).end;
            splices.add(Splice.delete(isPlainGap(previous, entry.start) ? previous : entry.start, entry.end));
        }
        if (index + 1 == entries.size() && !hasComma && splices.getFirst().from() > entries.get(index - 1).end) {
            var before = lines.nextToken(entries.get(index - 1).end);
            splices.add(Splice.delete(before, before + 1));
        }
        return splices;
    }

    private boolean isPlainGap(int from, int to) {
        var gap = text.substring(from, to);
        return gap.indexOf('#') < 0 && gap.indexOf('\n') < 0 && gap.indexOf('\r') < 0;
    }
}
