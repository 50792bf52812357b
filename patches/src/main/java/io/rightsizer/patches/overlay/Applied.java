package io.rightsizer.patches.overlay;

import java.util.List;
import java.util.Map;

/// How Flux or Argo CD applies a directory of the checkout.
///
/// @param by what does it and where that is written, `Flux Kustomization apps in clusters/prod/apps.yaml`
/// @param file where that is written
/// @param path the directory it applies
/// @param namespace given to all objects, empty to leave them theirs
/// @param defaultNamespace given to those without, empty for none
/// @param namePrefix put before all names, may be empty
/// @param nameSuffix put behind all names, may be empty
/// @param cluster what it calls the cluster it applies to, empty where it does not say
/// @param recursive whether the files of plain directories below count
/// @param patches that it applies afterwards, as written
public record Applied(
        String by,
        String file,
        String path,
        String namespace,
        String defaultNamespace,
        String namePrefix,
        String nameSuffix,
        String cluster,
        boolean recursive,
        List<Map<String, Object>> patches) {

    public Applied {
        patches = List.copyOf(patches);
    }

    /// By nobody we know of: the objects stay as they are.
    static Applied asIs(String path) {
        return new Applied("", "", path, "", "", "", "", "", false, List.of());
    }
}
