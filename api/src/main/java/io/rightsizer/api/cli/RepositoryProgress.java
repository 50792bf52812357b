package io.rightsizer.api.cli;

import io.rightsizer.patches.overlay.Progress;

/// Progress of rendering a checkout.
final class RepositoryProgress implements Progress, AutoCloseable {

    /// Fewer are rendered before anybody wonders.
    private static final int WORTH_TELLING = 30;

    private final ProgressLine line;

    RepositoryProgress(Terminal terminal) {
        this.line = new ProgressLine(terminal);
    }

    @Override
    public void rendered(int done, int all) {
        if (all >= WORTH_TELLING) {
            line.at(done, all, "kustomizations");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
