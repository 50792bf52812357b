package io.rightsizer.patches.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A file of YAML documents: what they say, and the same file with single values changed. Edits replace stretches
/// of the text and leave every other character as it is; then the text is read again, and an edit that reads
/// otherwise than intended is refused.
public final class YamlFile {

    private static final int MOST_VALUES = 1_000_000;

    private final String text;
    private final List<Document> documents;
    private final Edited.@Nullable Refused refused;

    private YamlFile(String text, List<Document> documents, Edited.@Nullable Refused refused) {
        this.text = text;
        this.documents = documents;
        this.refused = refused;
    }

    /// Takes any text; whether it is YAML is seen in [#refusal()].
    public static YamlFile of(String text) {
        try {
            return new YamlFile(text, DocumentReader.read(text), null);
        } catch (YamlRefusedException unreadable) {
            return new YamlFile(text, List.of(), unreadable.refused());
        }
    }

    /// Takes any bytes. A byte order mark is part of the text, so a file that has one keeps it.
    public static YamlFile read(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return of(text.toString());
        } catch (CharacterCodingException unreadable) {
            var refused = new Edited.Refused(RefusalCode.NOT_UTF8, "not in UTF-8");
            return new YamlFile("", List.of(), refused);
        }
    }

    /// Why the file cannot be read, if so.
    public Optional<Edited.Refused> refusal() {
        return Optional.ofNullable(refused);
    }

    /// What the documents say, for looking things up: mappings in order with strings as keys, lists, strings, numbers,
    /// booleans, and null for null and for an empty document. Merge keys are fields named `<<`; of fields with the
    /// same name the last counts.
    ///
    /// @throws YamlRefusedException when the file cannot be read, or says more than can be kept
    public List<@Nullable Object> documents() {
        if (refused != null) {
            throw new YamlRefusedException(refused.code(), refused.why());
        }
        var values = new PlainValues(MOST_VALUES);
        var plain = new ArrayList<@Nullable Object>();
        documents.forEach(document -> plain.add(values.of(document.root())));
        return Collections.unmodifiableList(plain);
    }

    /// The value at a path of a document that [#documents()] returned. Null counts as nothing.
    public static Optional<Object> at(@Nullable Object document, List<Object> path) {
        var value = document;
        for (var step : path) {
            value = switch (value) {
                case Map<?, ?> fields -> fields.get(step);
                case List<?> items
                when step instanceof Integer place && place >= 0 && place < items.size() -> items.get(place);
                case null, default -> null;
            };
        }
        return Optional.ofNullable(value);
    }

    /// The place of the item with that `name` in the list at a path, as it is used in paths.
    ///
    /// @return nothing where no item has it, or several
    public static OptionalInt placeOf(@Nullable Object document, List<Object> list, String name) {
        var found = OptionalInt.empty();
        var items = at(document, list)
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .orElse(List.of());
        for (int place = 0; place < items.size(); place++) {
            if (items.get(place) instanceof Map<?, ?> fields && name.equals(fields.get("name"))) {
                if (found.isPresent()) {
                    return OptionalInt.empty();
                }
                found = OptionalInt.of(place);
            }
        }
        return found;
    }

    /// Applies all edits, in their order, or none.
    ///
    /// @param document its place among [#documents()]
    public Edited edit(int document, List<YamlEdit> edits) {
        if (refused != null) {
            return refused;
        }
        try {
            return new Edited.Text(edited(document, edits));
        } catch (YamlRefusedException refusal) {
            return refusal.refused();
        }
    }

    private String edited(int index, List<YamlEdit> edits) {
        if (index < 0 || index >= documents.size()) {
            throw new YamlRefusedException(RefusalCode.NO_SUCH_PLACE, "there is no document " + (index + 1));
        }
        var document = documents.get(index);
        var guard = new Guard(text, document);
        guard.checkDocument();
        edits.forEach(guard::checkPlace);
        var part = text.substring(document.from(), document.to());
        var intended = Model.of(document.root());
        for (var edit : edits) {
            part = Editor.edited(part, edit);
            intended = intended.after(edit);
        }
        var edited = text.substring(0, document.from()) + part + text.substring(document.to());
        checkOnly(index, intended, edited);
        return edited;
    }

    private void checkOnly(int index, Model intended, String edited) {
        var models = new ArrayList<>(models(documents));
        models.set(index, intended);
        if (!models.equals(modelsOf(edited))) {
            throw new YamlRefusedException(
                    RefusalCode.WOULD_CHANGE_MORE, "written in a way that cannot be changed without changing more");
        }
    }

    private static List<Model> modelsOf(String edited) {
        try {
            return models(DocumentReader.read(edited));
        } catch (YamlRefusedException broken) {
            return List.of();
        }
    }

    private static List<Model> models(List<Document> documents) {
        return documents.stream().map(document -> Model.of(document.root())).toList();
    }
}
