package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Manifests;
import io.rightsizer.patches.render.ObjectId;
import io.rightsizer.patches.render.Rendering;
import io.rightsizer.patches.render.UnreadableYamlException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Manifests that are applied as they lie there.
final class PlainDirectory {

    private PlainDirectory() {}

    /// Its files by name; those of directories with a kustomization of their own belong to that.
    static List<String> files(CheckoutFiles checkout, String directory, boolean recursive) {
        var prefix = directory.isEmpty() ? "" : directory + "/";
        return checkout.manifests().tailSet(prefix).stream()
                .takeWhile(file -> file.startsWith(prefix))
                .filter(file -> recursive || file.indexOf('/', prefix.length()) < 0)
                .filter(file -> !belongsToAnother(checkout, directory, file))
                .toList();
    }

    static RenderedRoot render(Tree tree, List<String> files) {
        var objects = new ArrayList<Manifest>();
        var origins = new ArrayList<String>();
        Set<ObjectId> seen = new HashSet<>();
        for (var file : files) {
            try {
                for (var object : Manifests.read(tree.text(file))) {
                    if (!seen.add(object.id())) {
                        return broken(BrokenCode.DUPLICATE_OBJECTS, file, "declares an object that is there already");
                    }
                    objects.add(object);
                    origins.add(file);
                }
            } catch (UnreadableYamlException e) {
                return broken(BrokenCode.UNREADABLE, file, "cannot be read: " + e.getMessage());
            } catch (IOException e) {
                return broken(BrokenCode.UNREADABLE, file, "cannot be read");
            }
        }
        return new RenderedRoot(new Rendering.Rendered(objects), origins);
    }

    private static boolean belongsToAnother(CheckoutFiles checkout, String directory, String file) {
        for (var parent = parent(file); parent.length() > directory.length(); parent = parent(parent)) {
            if (checkout.kustomizations().contains(parent) || checkout.charts().contains(parent)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static RenderedRoot broken(BrokenCode code, String file, String what) {
        return RenderedRoot.broken(new Rendering.Broken(code, "'" + file + "' " + what + "."));
    }
}
