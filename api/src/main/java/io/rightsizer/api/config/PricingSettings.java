package io.rightsizer.api.config;

import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.finance.AgreementsFile;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.node.NodeMapping;
import io.rightsizer.pricing.perpod.PodPrice;
import io.rightsizer.pricing.price.PriceOptions;
import io.rightsizer.pricing.saving.CostRules;
import io.rightsizer.pricing.saving.SavingRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where prices come from beside the cluster and the embedded catalog, and how they are used.
///
/// @param file the user's own prices
/// @param cache refreshed price lists; absent where the user has no home and names no directory
/// @param nodes what machines are whose labels do not tell
/// @param agreements discounts and commitments
/// @param teamLabel the label that names the team of a workload
/// @param podPrice what pods that are billed for themselves cost; absent where nobody told
/// @param saving what a plan of other machines must respect
public record PricingSettings(
        @Nullable Path file,
        @Nullable Path cache,
        @Nullable Path nodes,
        @Nullable Path agreements,
        String teamLabel,
        SavingRules saving,
        @Nullable PodPrice podPrice) {

    /// With what a cluster tells.
    ///
    /// @param today of the run
    public PriceOptions options(List<Offering> offerings, LocalDate today) {
        return new PriceOptions(file, cache, offerings, today);
    }

    /// @throws IOException when a file cannot be read, naming the line that cannot be meant
    public CostRules rules(LocalDate today) throws IOException {
        return new CostRules(
                new NodeKeys(nodes == null ? NodeMapping.NONE : NodeMapping.read(nodes)),
                agreements == null ? Agreements.NONE : AgreementsFile.read(agreements),
                saving,
                podPrice,
                today);
    }
}
