package io.rightsizer.patches.render;

import java.nio.file.Path;

/// Stands for the renderer of a machine that has none: nothing can be rendered, and every outcome says why.
public final class MissingRenderer implements Renderer {

    private static final String WHY =
            "Neither kustomize nor kubectl is on the PATH; install kubectl 1.32 or kustomize 5.5, or name the command.";

    @Override
    public Rendering render(Path directory) {
        return new Rendering.Broken(BrokenCode.NO_RENDERER, WHY);
    }

    @Override
    public String description() {
        return "no renderer";
    }
}
