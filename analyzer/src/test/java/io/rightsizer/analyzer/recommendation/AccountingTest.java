package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountingTest {

    @Test
    void countsEveryVerdictOnce() {
        var verdicts = Stream.of(
                new Verdict.Resize(),
                new Verdict.Resize(),
                new Verdict.NeedsReview("looks like a typing error"),
                new Verdict.Keep("fits"),
                new Verdict.TooLittleHistory(new Coverage(1, 4032, Duration.ofMinutes(5))),
                new Verdict.Skipped("no usage"),
                new Verdict.Failed("timed out"));

        assertThat(Accounting.of(verdicts.map(AccountingTest::recommendation).toList()))
                .isEqualTo(new Accounting(7, 3, 1, 2, 1));
    }

    @Test
    void addsUp() {
        assertThat(new Accounting(7, 3, 1, 2, 1).plus(new Accounting(10, 1, 2, 3, 4)))
                .isEqualTo(new Accounting(17, 4, 3, 5, 5));
        assertThat(Accounting.of(List.of())).isEqualTo(Accounting.NONE);
    }

    @Test
    void refusesToLoseAContainer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Accounting(7, 3, 1, 2, 0))
                .withMessageStartingWith("containers were lost: 7 discovered");
    }

    private static Recommendation recommendation(Verdict verdict) {
        var container = Container.of("web", ContainerType.APP, Resources.NONE);
        var id = new WorkloadId("", "shop", WorkloadKind.DEPLOYMENT, "web");
        return new Recommendation(id, 1, container, null, null, verdict, List.of(), "", null);
    }
}
