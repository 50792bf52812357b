package io.rightsizer.pricing.cost;

import io.rightsizer.pricing.cost.Payer.Container;
import java.math.BigDecimal;
import java.util.Optional;

/// Pods of a container that no node's price is shared out to.
///
/// @param estimate what they would bear an hour at the average price of their cluster. It is in no sum: if they run
///     on a node that has a price, that node shows it as idle. Absent where no such price is known
public record Uncosted(Container container, int pods, Reason reason, Optional<BigDecimal> estimate) {

    public enum Reason {
        /// They wait for a node, or run too briefly to be seen on one. They cost nothing yet.
        NOT_ON_A_NODE("on no node"),
        /// They run, and it is not told where.
        PLACE_UNKNOWN("where they run is not told: is kube_pod_info scraped?"),
        /// What their node costs is unknown, and so is what they cost.
        NODE_UNPRICED("their node has no price"),
        /// They request no CPU or no memory, and no usage of it was read: they bear nothing of it, which is not known.
        AMOUNT_UNKNOWN("they request nothing and no usage was read");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// A few words for a report.
        public String sentence() {
            return sentence;
        }
    }
}
