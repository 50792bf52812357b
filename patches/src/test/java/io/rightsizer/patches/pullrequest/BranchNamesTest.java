package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchNamesTest {

    private static final BranchNames NAMES = BranchNames.under("rightsizer", false);

    @Test
    void readsAsWhoseItIs() {
        assertThat(of("prod", "shop", Lane.DOWN, 1)).isEqualTo("rightsizer/prod/shop/down");
        assertThat(of("prod", "shop", Lane.UP, 3)).isEqualTo("rightsizer/prod/shop/up-3");
        assertThat(BranchNames.under("rightsizer", true).of(group("prod", "shop", Lane.DOWN, 1)))
                .isEqualTo("rightsizer-prod/shop/down");
    }

    @ParameterizedTest
    @CsvSource({"Shop Team, shop-team-", "../../main, main-", "@all, all-", "-, ''", "a--b.., a-b-"})
    void cleansWhatIsNoNameAndTellsItApart(String owner, String begin) {
        assertThat(of("prod", owner, Lane.DOWN, 1)).matches("rightsizer/prod/" + begin + "[0-9a-f]{8}/down");
    }

    @Test
    void neverMeetsAnother() {
        var long1 = "x".repeat(300);
        var names = List.of(
                "shop",
                "Shop",
                "SHOP",
                "sh op",
                "sh-op",
                "sh/op",
                "shop ",
                "",
                " ",
                "é",
                "è",
                long1,
                long1 + "y",
                "shop-12345678",
                "12345678",
                BranchNames.segment("Shop"));
        var seen = new HashMap<String, String>();
        for (var name : names) {
            var branch = of("prod", name, Lane.ROLLBACK, 999);
            assertThat(branch).matches("[a-z0-9/-]{1,120}").doesNotContain("//");
            assertThat(seen.put(branch, name)).isNull();
        }
    }

    @Test
    void refusesAPrefixThatIsNone() {
        assertThatThrownBy(() -> BranchNames.under("../x", false)).hasMessageContaining("cannot begin branch names");
    }

    private static String of(String environment, String owner, Lane lane, int part) {
        return NAMES.of(group(environment, owner, lane, part));
    }

    private static GroupKey group(String environment, String owner, Lane lane, int part) {
        return new GroupKey("github.com/acme/config", "main", environment, owner, lane, part);
    }
}
