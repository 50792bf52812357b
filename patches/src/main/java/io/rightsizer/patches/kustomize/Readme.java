package io.rightsizer.patches.kustomize;

/// The README beside the components.
final class Readme {

    private Readme() {}

    static String of(PatchReport report) {
        return "<!-- " + YamlText.MARKER + " -->\n# Resource patches\n"
                + report.written().size() + "\n";
    }
}
