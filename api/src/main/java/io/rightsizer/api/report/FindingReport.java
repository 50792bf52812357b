package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.patches.placement.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/// What is wrong in a configuration repository.
public final class FindingReport {

    private FindingReport() {}

    /// @param roots how many kustomizations were rendered
    public static void table(List<Finding> findings, int roots, TableStyle style, Writer out) throws IOException {
        for (var one : findings) {
            var level = one.isWarning() ? "WARN  " : "FAIL  ";
            var place = one.file().isEmpty() ? one.root() : one.file();
            var text = level + place + ": " + one.code() + ": " + one.reason();
            var wrapped = TextTable.wrap(SafeText.of(text), style.columns(), level.length());
            var tone = one.isWarning() ? Style.fg_yellow : Style.fg_red;
            out.write(style.paint(tone, level) + wrapped.substring(level.length()) + "\n");
        }
        var broken = findings.stream().filter(one -> !one.isWarning()).count();
        out.write((findings.isEmpty() ? "" : "\n") + Spoken.plural(roots, "kustomization") + " rendered, " + broken
                + " failing, " + (findings.size() - broken) + " to look at\n");
    }

    /// An array with an element a finding.
    public static String json(List<Finding> findings) {
        var array = new ObjectMapper().createArrayNode();
        findings.forEach(one -> array.addObject()
                .put("level", one.isWarning() ? "WARN" : "FAIL")
                .put("code", one.code().name())
                .put("root", one.root())
                .put("file", one.file())
                .put("reason", one.reason()));
        return array.toPrettyString();
    }
}
