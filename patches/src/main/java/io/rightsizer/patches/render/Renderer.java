package io.rightsizer.patches.render;

import java.nio.file.Path;

/// The `kubectl` or `kustomize` of this machine.
public interface Renderer {

    /// Renders one directory with a kustomization, without network. Safe to call from several threads.
    ///
    /// @throws InterruptedException when the caller is to stop
    Rendering render(Path directory) throws InterruptedException;

    /// Name and version, `kubectl kustomize v5.5.0`.
    String description();
}
