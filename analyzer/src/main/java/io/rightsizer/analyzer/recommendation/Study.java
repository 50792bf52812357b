package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Resources;
import java.util.List;

/// What a policy keeps of a container after it has looked at the history: enough to size it once the fleet's
/// margins are known, and no series.
public interface Study {

    /// The numbers under every margin the policy could be given, in a fixed order; exactly one where it has none to
    /// choose. Memory and CPU are chosen apart: memory from one alternative, CPU from another.
    List<Resources> alternatives();

    /// The policy's numbers with the sentences that derive them.
    ///
    /// @param promise which alternatives hold, and the risk stated with them; fixed policies do not look at it
    Proposal under(Promise promise);

    /// The study of a policy that has nothing to choose.
    static Study of(Proposal proposal) {
        return new Study() {
            @Override
            public List<Resources> alternatives() {
                return List.of(proposal.resources());
            }

            @Override
            public Proposal under(Promise promise) {
                return proposal;
            }
        };
    }
}
