package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Alias;
import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Scalar;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Refuses what an edit would break, or what readers of YAML understand differently.
///
/// @param text that the document was read from
record Guard(String text, Document document) {

    private static final Set<Tag> KNOWN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ, new Tag("!"));

    /// Line ends to readers of YAML 1.1 only; what follows them may be hidden from the others in a comment.
    private static final Pattern OTHER_LINE_ENDS = Pattern.compile("[\\u0085\\u2028\\u2029]");

    /// @throws YamlRefusedException when nothing of the document should be edited
    void checkDocument() {
        if (Templates.isIn(text, document)) {
            throw new YamlRefusedException(RefusalCode.TEMPLATE, "a template; edit what it is filled in with");
        }
        if (OTHER_LINE_ENDS.matcher(text).region(document.from(), document.to()).find()) {
            throw new YamlRefusedException(
                    RefusalCode.NOT_YAML, "a character that ends a line for some readers of YAML and not for others");
        }
        document.root().all().forEach(this::checkKeys);
    }

    private void checkKeys(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        var names = new HashSet<String>();
        for (var field : mapping.fields()) {
            switch (field.key()) {
                case Scalar key
                when !names.add(key.value()) ->
                    throw refusal(RefusalCode.DUPLICATE_KEY, key, PathText.oneLine(key.value()) + " is there twice");
                case Scalar _ -> {}
                case Alias key -> throw refusal(RefusalCode.ALIAS, key, "the name of a field is an alias");
                case Mapping key -> throw refusal(RefusalCode.NOT_YAML, key, "a mapping in place of a field's name");
                case Node.Sequence key -> throw refusal(RefusalCode.NOT_YAML, key, "a list in place of a field's name");
            }
        }
    }

    /// @throws YamlRefusedException when the edit's place is shared with others, or not what it seems to be
    void checkPlace(YamlEdit edit) {
        var trail = Trail.of(document.root(), edit.path());
        var place = PathText.of(edit.path());
        trail.nodes().forEach(node -> checkPassed(node, place));
        trail.steps().forEach(step -> checkMergeKey(step.collection(), place));
        checkMergeKey(trail.node(), place);
        checkChanged(trail.node(), place);
        if (edit instanceof YamlEdit.Remove && trail.missing().isEmpty()) {
            trail.node().all().forEach(node -> checkRemoved(node, place));
        }
    }

    private void checkPassed(Node node, String place) {
        if (node instanceof Alias) {
            throw refusal(RefusalCode.ALIAS, node, place + " is an alias of something written elsewhere");
        }
        if (node.written().anchor() != null) {
            throw refusal(RefusalCode.ANCHOR, node, place + " is used in other places too, by an anchor");
        }
        var tag = node.written().tag();
        if (tag != null && !KNOWN_TAGS.contains(new Tag(tag))) {
            throw refusal(RefusalCode.TAG, node, place + " has a type that only some programs know");
        }
    }

    private void checkMergeKey(Node node, String place) {
        if (node instanceof Mapping mapping && mapping.indexOf("<<") >= 0) {
            throw refusal(RefusalCode.MERGE_KEY, mapping, place + " may come from another mapping, by a merge key");
        }
    }

    private void checkChanged(Node node, String place) {
        if (node instanceof Scalar scalar && scalar.value().contains("${")) {
            throw refusal(RefusalCode.SUBSTITUTION, node, place + " is a variable that is filled in later");
        }
        if (node instanceof Scalar scalar && Templates.mayBeIn(scalar.value())) {
            throw refusal(RefusalCode.TEMPLATE, node, place + " is a template's");
        }
    }

    private void checkRemoved(Node node, String place) {
        if (node.written().anchor() != null) {
            throw refusal(RefusalCode.ANCHOR, node, place + " holds what other places use, by an anchor");
        }
        checkChanged(node, place);
    }

    private YamlRefusedException refusal(RefusalCode code, Node node, String why) {
        var line = new Lines(text).number(node.written().start());
        return new YamlRefusedException(code, "line " + line + ": " + why);
    }
}
