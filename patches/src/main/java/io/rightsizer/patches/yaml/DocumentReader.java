package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Alias;
import io.rightsizer.patches.yaml.Node.Field;
import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Scalar;
import io.rightsizer.patches.yaml.Node.Sequence;
import io.rightsizer.patches.yaml.Node.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/// Builds the documents of a text from the parser's events. The parser's own tree would follow aliases to what
/// they stand for and nest without end; this one keeps an alias an alias and has a bottom.
final class DocumentReader {

    /// Custom resource definitions, the largest files of a repository, stay below a third of each.
    private static final int MOST_CHARACTERS = 10_000_000;

    private static final int MOST_NODES = 500_000;
    private static final int DEEPEST = 200;

    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

    private final String text;
    private final Offsets offsets;
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();
    private int nodes;

    private DocumentReader(String text) {
        this.text = text;
        this.offsets = Offsets.of(text);
        this.events = new Parse(settings(text)).parseString(text).iterator();
    }

    private static LoadSettings settings(String text) {
        return WholeText.settings(text).setCodePointLimit(MOST_CHARACTERS).build();
    }

    /// @throws YamlRefusedException when this is no YAML, or more of it than anybody writes
    static List<Document> read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new YamlRefusedException(RefusalCode.TOO_LARGE, "more than " + MOST_CHARACTERS + " characters");
        }
        try {
            return new DocumentReader(text).documents();
        } catch (MarkedYamlEngineException broken) {
            throw noYaml(text, broken.getProblemMark(), broken.getProblem());
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw noYaml(text, Optional.empty(), "a character that YAML does not allow");
        }
    }

    private static YamlRefusedException noYaml(String text, Optional<Mark> mark, String problem) {
        var line = mark.map(place -> "line " + (place.getLine() + 1) + ": ").orElse("");
        if (Templates.mayBeIn(text)) {
            return new YamlRefusedException(RefusalCode.TEMPLATE, line + "a template, not YAML yet");
        }
        return new YamlRefusedException(RefusalCode.NOT_YAML, line + PathText.oneLine(problem));
    }

    private List<Document> documents() {
        var starts = new ArrayList<Integer>();
        var roots = new ArrayList<Node>();
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent start) {
                starts.add(starts.isEmpty() ? 0 : lineStart(offset(start.getStartMark())));
                anchors.clear();
                roots.add(node(0));
            }
        }
        var documents = new ArrayList<Document>();
        for (int index = 0; index < roots.size(); index++) {
            var to = index + 1 < starts.size() ? starts.get(index + 1) : text.length();
            documents.add(new Document(starts.get(index), to, roots.get(index)));
        }
        return documents;
    }

    private int lineStart(int at) {
        return new Lines(text).start(at);
    }

    private Node node(int depth) {
        return node(events.next(), depth);
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new YamlRefusedException(
                    RefusalCode.TOO_LARGE, "more than " + DEEPEST + " levels or " + MOST_NODES + " values");
        }
        var node =
                switch (event) {
                    case AliasEvent alias -> alias(alias);
                    case ScalarEvent scalar -> scalar(scalar);
                    case SequenceStartEvent start -> sequence(start, depth);
                    case MappingStartEvent start -> mapping(start, depth);
                    default -> throw new YamlRefusedException(RefusalCode.NOT_YAML, "no value where one belongs");
                };
        if (node.written().anchor() != null) {
            anchors.put(node.written().anchor(), node);
        }
        return node;
    }

    private Node alias(AliasEvent event) {
        var name = event.getAlias().getValue();
        var target = anchors.get(name);
        if (target == null) {
            throw new YamlRefusedException(RefusalCode.NOT_YAML, "an alias of something that is not written before it");
        }
        return new Alias(new Written(start(event), offset(event.getEndMark()), null, null), name, target);
    }

    private Node scalar(ScalarEvent event) {
        var end = offset(event.getEndMark());
        var blockScalar = event.isLiteral() || event.isFolded();
        var written = written(
                event,
                blockScalar ? endOfBlockScalar(start(event), end) : end,
                event.getTag().orElse(null));
        return new Scalar(written, tag(event), event.getValue(), event.getScalarStyle());
    }

    private static Tag tag(ScalarEvent event) {
        return event.getTag()
                .filter(tag -> !tag.equals("!"))
                .map(Tag::new)
                .orElseGet(() ->
                        event.getTag().isPresent() ? Tag.STR : RESOLVER.resolve(event.getValue(), event.isPlain()));
    }

    /// Blank lines at its end are no part of it unless the header says `+`.
    private int endOfBlockScalar(int start, int end) {
        var lines = new Lines(text);
        if (text.substring(start, lines.end(start)).matches(".*[|>]\\d?\\+\\d?(\\s.*)?")) {
            return lines.endOfPrevious(end);
        }
        return lines.stripped(start, end);
    }

    private Node sequence(SequenceStartEvent start, int depth) {
        var items = new ArrayList<Node>();
        var event = events.next();
        for (; !(event instanceof CollectionEndEvent); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        var end = start.isFlow() || items.isEmpty()
                ? offset(event.getEndMark())
                : items.getLast().written().end();
        return new Sequence(written(start, end, start.getTag().orElse(null)), start.isFlow(), List.copyOf(items));
    }

    private Node mapping(MappingStartEvent start, int depth) {
        var fields = new ArrayList<Field>();
        var event = events.next();
        for (; !(event instanceof CollectionEndEvent); event = events.next()) {
            var key = node(event, depth + 1);
            fields.add(new Field(key, node(depth + 1)));
        }
        var end = start.isFlow() || fields.isEmpty()
                ? offset(event.getEndMark())
                : fields.getLast().end();
        return new Mapping(written(start, end, start.getTag().orElse(null)), start.isFlow(), List.copyOf(fields));
    }

    private Written written(NodeEvent event, int end, @Nullable String tag) {
        return new Written(
                start(event), end, event.getAnchor().map(Anchor::getValue).orElse(null), tag);
    }

    private int start(Event event) {
        return offset(event.getStartMark());
    }

    private int offset(Optional<Mark> mark) {
        return offsets.of(mark.orElseThrow().getIndex());
    }
}
