package io.rightsizer.api.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.rightsizer.api.report.SafeText;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lays pages out by the template of their name. The templates are compiled with the program.
final class Pages {

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.rightsizer.api.http.template");

    private Pages() {}

    /// @param template without its ending
    static String html(String template, Object page) {
        var text = new StringOutput();
        ENGINE.render(template + ".jte", Map.of("page", page), new InertOutput(text));
        return text.toString();
    }

    /// Escapes as its parent does, and shows control characters and marks that reorder text as `�`, except for line
    /// feeds.
    private static final class InertOutput extends OwaspHtmlTemplateOutput {

        InertOutput(TemplateOutput output) {
            super(output);
        }

        @Override
        public void writeUserContent(@Nullable String value) {
            super.writeUserContent(value == null ? null : inert(value));
        }

        private static String inert(String value) {
            return Arrays.stream(value.split("\n", -1)).map(SafeText::of).collect(Collectors.joining("\n"));
        }
    }
}
