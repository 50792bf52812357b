package io.rightsizer.pricing.cost;

import static io.rightsizer.pricing.cost.Fleet.TODAY;
import static io.rightsizer.pricing.cost.Fleet.amounts;
import static io.rightsizer.pricing.cost.Fleet.container;
import static io.rightsizer.pricing.cost.Fleet.m5;
import static io.rightsizer.pricing.cost.Fleet.money;
import static io.rightsizer.pricing.cost.Fleet.placed;
import static io.rightsizer.pricing.cost.Fleet.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.pricing.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CostTableTest {

    private static final Placement WEB = labelled("web", Map.of("example_com_team", "storefront"));
    private static final Placement API = labelled("api", Map.of());

    /// 0.024 a core and 0.006 a gibibyte.
    private static final CostShares SHARES = CostShares.of(
            Fleet.bill(m5("a", "0.192")),
            List.of(WEB, API),
            List.of(
                    container("web", 1, "app", amounts("1", "2Gi")),
                    container("web", 1, "proxy", amounts("500m", "1Gi")),
                    container("api", 1, "app", amounts("500m", "4Gi"))),
            node -> BigDecimal.valueOf(4));

    @Test
    void showsContainersWithIdleAndSharedLast() {
        assertThat(lines(CostTable.of(SHARES, Grouping.CONTAINER)))
                .containsExactly(
                        "OWN prod/shop/Deployment/api/app 0.012 0.024 0.036",
                        "OWN prod/shop/Deployment/web/app 0.024 0.012 0.036",
                        "OWN prod/shop/Deployment/web/proxy 0.012 0.006 0.018",
                        "IDLE prod 0.036 0.048 0.084",
                        "SHARED prod 0.012 0.006 0.018");
    }

    @Test
    void addsUpWorkloadsNamespacesClustersAndRegions() {
        assertThat(lines(CostTable.of(SHARES, Grouping.WORKLOAD)))
                .startsWith(
                        "OWN prod/shop/Deployment/web 0.036 0.018 0.054",
                        "OWN prod/shop/Deployment/api 0.012 0.024 0.036");
        assertThat(lines(CostTable.of(SHARES, Grouping.NAMESPACE))).startsWith("OWN prod/shop 0.048 0.042 0.09");
        assertThat(lines(CostTable.of(SHARES, Grouping.CLUSTER))).startsWith("OWN prod 0.048 0.042 0.09");
        assertThat(lines(CostTable.of(SHARES, Grouping.REGION)))
                .containsExactly(
                        "OWN eu-west-1 0.048 0.042 0.09",
                        "IDLE eu-west-1 0.036 0.048 0.084",
                        "SHARED eu-west-1 0.012 0.006 0.018");
    }

    @Test
    void asksALabelForTheTeam() {
        assertThat(lines(CostTable.byTeam(SHARES, "example.com/team", List.of(WEB, API))))
                .startsWith("OWN storefront 0.036 0.018 0.054", "OWN (none) 0.012 0.024 0.036");
    }

    @Test
    void isOverAsManyHoursAsAskedFor() {
        var month = CostTable.of(SHARES, Grouping.NAMESPACE).over(BigDecimal.valueOf(730));

        assertThat(month.total().effective()).isEqualByComparingTo("140.16");
        assertThat(month.rows().getFirst().effective()).isEqualByComparingTo("65.7");
    }

    @Test
    void listsWhatIsPaidForMachinesThatAreGone() {
        var commitment = new Commitment.Machines("aws", "", "m5.24xlarge", 1, money("2"), TODAY);
        var bill = new Agreements(List.of(), List.of(commitment)).bill(List.of(m5("a", "0.192")), Price.USD, TODAY);
        var table = CostTable.of(CostShares.of(bill, List.of(), List.of()), Grouping.TEAM);

        assertThat(lines(table)).last().isEqualTo("STRANDED  0 0 2");
        assertThat(table.total().effective()).isEqualByComparingTo("2.192");
        assertThat(table.total().effective()).isEqualByComparingTo(bill.hourly());
    }

    @Test
    void tellsNoNamespaceForIdle() {
        var shares = CostShares.of(Fleet.bill(m5("a", "0.192")), List.of(placed("web", Map.of("a", 1))), List.of());

        assertThat(lines(CostTable.of(shares, Grouping.NAMESPACE))).noneMatch(line -> line.startsWith("OWN"));
        assertThat(shares.notices())
                .containsExactly("shop/Deployment/web: it runs on nodes but nothing is known of its containers, so its"
                        + " share is in idle");
    }

    private static Placement labelled(String name, Map<String, String> labels) {
        return new Placement(workload(name), new TreeMap<>(Map.of("a", 1)), 0, labels, 0, false, Map.of());
    }

    private static List<String> lines(CostTable table) {
        return table.rows().stream()
                .map(row -> String.join(
                        " ",
                        row.kind().name(),
                        row.name(),
                        plain(row.cpu()),
                        plain(row.memory()),
                        plain(row.effective())))
                .toList();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
