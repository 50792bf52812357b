package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.PullRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pull requests of each branch, read once a run unless somebody moved something meanwhile.
final class Histories {

    private static final int MOST_PARTS = 50;

    private final Forge forge;
    private final Scene scene;
    private final String base;
    private final Map<String, List<PullRequest>> read = new HashMap<>();

    Histories(Forge forge, Scene scene, String base) {
        this.forge = forge;
        this.scene = scene;
        this.base = base;
    }

    /// Only those whose marker is of the branch they are on.
    Past of(Owner owner) {
        var sent = new ArrayList<PullRequest>();
        for (var lane : Lane.values()) {
            var part = 1;
            var pulls = from(scene.branches().of(scene.group(owner, base, lane, part)));
            while (!pulls.isEmpty()) {
                sent.addAll(pulls);
                part++;
                pulls = part > MOST_PARTS ? List.of() : from(scene.branches().of(scene.group(owner, base, lane, part)));
            }
        }
        var past = Past.of(sent);
        return new Past(past.sent().stream()
                .filter(one -> scene.fits(one.pull(), one.marker()))
                .toList());
    }

    /// The newest first.
    List<PullRequest> from(String branch) {
        return read.computeIfAbsent(branch, forge::pullRequestsFrom);
    }

    void forget(String branch) {
        read.remove(branch);
    }
}
