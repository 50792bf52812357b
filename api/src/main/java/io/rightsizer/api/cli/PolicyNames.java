package io.rightsizer.api.cli;

import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Policy;
import java.util.Iterator;

/// The names `--policy` accepts, for help and completion.
final class PolicyNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Policies.all().stream().map(Policy::name).iterator();
    }
}
