package io.rightsizer.api.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.history.NamespaceTotal;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.SampleRuns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PastSumTest {

    private static final RunHeader NEWEST = SampleRuns.shop().run();
    private static final Instant WEEK_AGO = NEWEST.asOf().minus(Duration.ofDays(7));
    private static final RunHeader BEFORE = header("before", WEEK_AGO);

    private static RunHeader header(String id, Instant asOf) {
        return new RunHeader(
                id,
                asOf,
                NEWEST.window(),
                NEWEST.source(),
                NEWEST.status(),
                NEWEST.accounting(),
                List.of(),
                1,
                Duration.ZERO,
                "split",
                "file",
                List.of());
    }

    private static NamespaceTotal total(String run, String namespace, String team, long millicores, String cost) {
        var priced = cost.isEmpty() ? 0 : 1;
        var money = new BigDecimal(cost.isEmpty() ? "0" : cost);
        return new NamespaceTotal(
                run, "", namespace, team, 1, millicores, millicores, 1024, 1024, priced, money, money);
    }

    @Test
    void addsUpATeamOverItsNamespacesRunByRunTheOldestFirst() {
        var totals = List.of(
                total("before", "shop", "sales", 500, "10"),
                total("before", "web", "sales", 250, "2.5"),
                total("before", "web", "", 9000, "90"),
                total(NEWEST.id(), "shop", "sales", 400, ""));

        var past = PastSum.of(totals, List.of(NEWEST, BEFORE), GroupsPage.By.TEAM, "sales");

        assertThat(past)
                .containsExactly(
                        new PastSum(WEEK_AGO, 0.75, 2048, OptionalDouble.of(12.5)),
                        new PastSum(NEWEST.asOf(), 0.4, 1024, OptionalDouble.empty()));
    }

    @Test
    void leavesOutRunsThatKnewNothingOfIt() {
        var totals = List.of(total("before", "web", "", 9000, "90"), total(NEWEST.id(), "shop", "", 400, "4"));

        assertThat(PastSum.of(totals, List.of(NEWEST, BEFORE), GroupsPage.By.NAMESPACE, "shop"))
                .singleElement()
                .returns(0.4, PastSum::cores);
        assertThat(PastSum.of(totals, List.of(NEWEST, BEFORE), GroupsPage.By.TEAM, RunView.NO_TEAM))
                .hasSize(2);
    }
}
