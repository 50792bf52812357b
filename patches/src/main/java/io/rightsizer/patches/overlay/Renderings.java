package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Renderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Renders many roots at a time, those that are cached without the renderer.
final class Renderings {

    private final Renderer renderer;
    private final RenderCache cache;
    private final int parallel;

    Renderings(Renderer renderer, OverlaySettings settings) {
        this.renderer = renderer;
        this.cache = new RenderCache(settings.cache());
        this.parallel = settings.parallel();
    }

    /// @param closures by the paths of roots
    Map<String, RenderedRoot> render(Tree tree, Map<String, Closure> closures, Progress progress)
            throws InterruptedException {
        var roots = List.copyOf(closures.entrySet());
        var counted = new Counted(progress, roots.size());
        var tasks = new ArrayList<Callable<RenderedRoot>>();
        roots.forEach(root -> tasks.add(() -> counted.after(render(tree, root.getKey(), root.getValue()))));
        var rendered = new HashMap<String, RenderedRoot>();
        var pool = Executors.newFixedThreadPool(parallel);
        try {
            var futures = pool.invokeAll(tasks);
            for (var i = 0; i < roots.size(); i++) {
                rendered.put(roots.get(i).getKey(), futures.get(i).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a build failed in a way no build should", e.getCause());
        } finally {
            pool.shutdownNow();
        }
        cache.prune();
        return rendered;
    }

    private RenderedRoot render(Tree tree, String root, Closure closure) throws InterruptedException {
        if (closure.obstacle().isPresent()) {
            return RenderedRoot.broken(closure.obstacle().get());
        }
        if (closure.isPlain()) {
            return PlainDirectory.render(tree, List.copyOf(closure.files()));
        }
        var key = RenderCache.key(renderer.description(), root, closure.digest(tree));
        var cached = cache.get(key);
        if (cached.isPresent()) {
            return cached.get();
        }
        var rendered = WrappedBuild.render(renderer, tree, root);
        cache.put(key, rendered);
        return rendered;
    }

    private static final class Counted {

        private final Progress progress;
        private final int all;
        private int done;

        Counted(Progress progress, int all) {
            this.progress = progress;
            this.all = all;
        }

        synchronized RenderedRoot after(RenderedRoot root) {
            done++;
            progress.rendered(done, all);
            return root;
        }
    }
}
