package io.rightsizer.patches.render;

import java.nio.file.Path;

/// For a machine that has no renderer: every kustomization is broken for that reason, and what needs none still works.
public final class AbsentRenderer implements Renderer {

    private static final Rendering BROKEN = new Rendering.Broken(
            BrokenCode.NO_RENDERER,
            "no kubectl or kustomize was found; install kubectl 1.32 or kustomize 5.5, or name it in repository.renderer");

    @Override
    public Rendering render(Path directory) {
        return BROKEN;
    }

    @Override
    public String description() {
        return "no renderer";
    }
}
