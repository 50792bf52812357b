package io.rightsizer.patches.forge;

/// Opens repositories where they are hosted.
public final class Forges {

    private Forges() {}

    /// Sends nothing yet.
    public static Forge open(ForgeSettings settings) {
        return open(settings, Waits.REAL);
    }

    static Forge open(ForgeSettings settings, Waits waits) {
        return switch (settings.address().kind()) {
            case GITHUB -> new GitHub(settings, waits);
            case GITLAB -> new GitHub(settings, waits);
        };
    }
}
