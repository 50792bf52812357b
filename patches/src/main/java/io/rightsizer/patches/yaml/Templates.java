package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Scalar;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// Tells files that a program fills in before they are YAML. Braces within quotes and block scalars are the text of
/// an alert or a workflow; whoever writes a template does not quote all of it.
final class Templates {

    private static final Pattern CONTROL =
            Pattern.compile("\\{\\{-?\\s*(?:if|else|end|range|with|define|block|include|template)\\b|\\{%");

    private Templates() {}

    static boolean mayBeIn(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    /// @param text that the document was read from
    static boolean isIn(String text, Document document) {
        if (!mayBeIn(text.substring(document.from(), document.to()))) {
            return false;
        }
        return document.root().all().anyMatch(Templates::isTemplate)
                || CONTROL.matcher(betweenScalars(text, document)).find();
    }

    private static boolean isTemplate(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.style() == ScalarStyle.PLAIN && mayBeIn(scalar.value());
            case Mapping mapping -> mapping.fields().stream().anyMatch(field -> field.key() instanceof Mapping);
            case Node.Sequence _, Node.Alias _ -> false;
        };
    }

    /// Comments and punctuation.
    private static String betweenScalars(String text, Document document) {
        var rest = new StringBuilder();
        var end = document.from();
        for (var node : (Iterable<Node>) document.root().all()::iterator) {
            if (node instanceof Scalar scalar) {
                rest.append(text, end, Math.max(end, scalar.written().start()));
                end = scalar.written().end();
            }
        }
        return rest.append(text, end, document.to()).toString();
    }
}
