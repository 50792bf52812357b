package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    private static final List<Recommendation> ROWS = SampleRuns.shop().recommendations();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ns=shop; api web cache",
                "namespace=shop,verdict=Resize; web cache",
                "kind=StatefulSet; cache",
                "name=*e*; gone report web cache fresh",
                "name=web|api; api web",
                "container=redis; cache",
                "code=OOM_KILLED; cache",
                "code=H*; front",
                "ns=none; ''",
            })
    void filtersByWhatARowIs(String filter, String names) {
        assertThat(names(RowFilter.parse(filter).keep(ROWS))).isEqualTo(names.replace("''", ""));
    }

    @ParameterizedTest
    @CsvSource({"risk,cache", "saving,web front", "skipped,gone report fresh"})
    void showsOneStoryOnly(String story, String names) {
        var filtered = RowFilter.only(story).keep(ROWS).stream()
                .filter(one -> !one.workload().name().equals("api"))
                .toList();
        assertThat(names(filtered)).isEqualTo(names);
    }

    @Test
    void leavesSmallChangesOut() {
        // memory limit of front: 128Mi to 120Mi is 6 %, its CPU request 500m to 300m is 40 %
        assertThat(names(RowFilter.minChange("40%").keep(ROWS))).isEqualTo("web cache front");
        assertThat(names(RowFilter.minChange("0.41").keep(ROWS))).isEqualTo("web cache");
    }

    @ParameterizedTest
    @CsvSource({
        // front frees 2 cores of 11.5 and 320Mi of 14.5Gi, web 5.25 cores and 10.5Gi, cache asks for more
        "saving, web front",
        "risk, cache",
        "cpu, web front api cache gone",
        "memory, web front",
    })
    void sortsByWhatMatters(String order, String first) {
        assertThat(names(RowOrder.parse(order).sort(ROWS))).startsWith(first);
    }

    @Test
    void sortsByName() {
        assertThat(names(RowOrder.NAME.sort(RowOrder.SAVING.sort(ROWS))))
                .isEqualTo("gone report api web cache fresh front");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nmae=x | cannot filter by 'nmae'; did you mean 'name'?",
                "verdict=resized | there is no verdict 'resized'; did you mean 'Resize'?",
                "shop | 'shop' is not a filter; write it like ns=shop",
                "ns= | 'ns=' is not a filter",
            })
    void suggestsTheRightFilter(String filter, String complaint) {
        assertThatThrownBy(() -> RowFilter.parse(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void suggestsTheRightOrderAndStory() {
        assertThatThrownBy(() -> RowOrder.parse("savings"))
                .hasMessage("cannot sort by 'savings'; did you mean 'saving'?");
        assertThatThrownBy(() -> RowFilter.only("risky"))
                .hasMessage("there is no 'risky' to show only; did you mean 'risk'?");
    }

    private static String names(List<Recommendation> rows) {
        return String.join(" ", rows.stream().map(one -> one.workload().name()).toList());
    }
}
