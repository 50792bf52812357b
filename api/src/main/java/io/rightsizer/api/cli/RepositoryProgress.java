package io.rightsizer.api.cli;

import io.rightsizer.patches.overlay.Progress;

/// Progress of rendering a checkout.
final class RepositoryProgress implements Progress, AutoCloseable {

    private final ProgressLine line;

    RepositoryProgress(Terminal terminal) {
        this.line = new ProgressLine(terminal);
    }

    @Override
    public void rendered(int done, int all) {
        line.at(done, all, "kustomizations rendered");
    }

    @Override
    public void close() {
        line.close();
    }
}
