package io.rightsizer.api.history;

import static io.rightsizer.api.history.Fleet.resources;
import static io.rightsizer.api.history.Fleet.sized;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunDifferenceTest {

    private static final Resources LARGE = resources(1000, 1024);
    private static final Resources MIDDLE = resources(600, 640);
    private static final Resources SMALL = resources(500, 512);

    private static List<StoredRow> rows(Recommendation... recommendations) {
        return Stream.of(recommendations)
                .map(one -> StoredRow.of(one, "", null))
                .toList();
    }

    private static Iterable<RunChange> changes(Recommendation before, Recommendation after) {
        return RunDifference.between(rows(before), rows(after)).stream()
                .flatMap(difference -> difference.changes().stream())
                .toList();
    }

    @Test
    void namesWhatAppearedAndWhatIsGone() {
        var differences =
                RunDifference.between(rows(sized("old", LARGE, SMALL, 1)), rows(sized("new", LARGE, SMALL, 1)));

        assertThat(differences).extracting(one -> one.name().container()).containsExactly("new", "old");
        assertThat(differences)
                .flatExtracting(RunDifference::changes)
                .containsExactly(RunChange.APPEARED, RunChange.GONE);
    }

    @Test
    void leavesOutWhatStayed() {
        assertThat(changes(sized("web", LARGE, SMALL, 1), sized("web", LARGE, SMALL, 7)))
                .isEmpty();
    }

    @Test
    void knowsWhatWasDeployed() {
        assertThat(changes(sized("web", LARGE, SMALL, 1), sized("web", SMALL, SMALL, 1)))
                .containsExactly(RunChange.DEPLOYED, RunChange.VERDICT);
    }

    @Test
    void callsOtherAmountsAnEdit() {
        assertThat(changes(sized("web", LARGE, SMALL, 1), sized("web", MIDDLE, SMALL, 1)))
                .containsExactly(RunChange.EDITED);
    }

    @Test
    void tellsThatARecommendationMoved() {
        assertThat(changes(sized("web", LARGE, SMALL, 1), sized("web", LARGE, MIDDLE, 1)))
                .containsExactly(RunChange.MOVED);
    }
}
