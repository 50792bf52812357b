package io.rightsizer.patches.forge;

/// Whose API a forge speaks.
public enum ForgeKind {
    GITHUB("GitHub"),
    GITLAB("GitLab");

    private final String title;

    ForgeKind(String title) {
        this.title = title;
    }

    /// As people write it.
    public String title() {
        return title;
    }
}
