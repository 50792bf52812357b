package io.rightsizer.api.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
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

    /// In UTF-8.
    ///
    /// @param template without its ending
    static byte[] html(String template, Object page) {
        var bytes = new Utf8ByteOutput();
        ENGINE.render(template + ".jte", Map.of("page", page), new InertOutput(bytes));
        return bytes.toByteArray();
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
            if (value.indexOf('\n') < 0) {
                return SafeText.of(value);
            }
            return Arrays.stream(value.split("\n", -1)).map(SafeText::of).collect(Collectors.joining("\n"));
        }
    }
}
