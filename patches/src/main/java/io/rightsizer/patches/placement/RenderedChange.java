package io.rightsizer.patches.placement;

import io.rightsizer.patches.render.ObjectId;
import org.jspecify.annotations.Nullable;

/// One leaf of one rendered object that differs.
///
/// @param root path of the kustomization that renders it
/// @param path of the leaf, `spec.template.spec.containers[web].resources.requests.cpu`
public record RenderedChange(
        String root,
        ObjectId object,
        String path,
        @Nullable String before,
        @Nullable String after) {}
