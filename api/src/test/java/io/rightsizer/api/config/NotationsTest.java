package io.rightsizer.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationsTest {

    @ParameterizedTest
    @CsvSource({
        "14d, PT336H, 14d",
        "36h, PT36H, 36h",
        "1h30m, PT1H30M, 90m",
        "2w, PT336H, 14d",
        "1500ms, PT1.5S, 1500ms",
        "60s, PT1M, 1m",
        "0s, PT0S, 0s",
    })
    void readsAndPrintsDurations(String text, Duration duration, String printed) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.print(duration)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "-1d", "1.5h", "m5", "5m1h", "9999999999d", " 1d"})
    void refusesOtherDurations(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("'" + text + "' is not a duration; write it like 14d, 36h or 5m");
    }

    @ParameterizedTest
    @CsvSource({"10%, 0.1", "0.1, 0.1", "5 %, 0.05", "12.5%, 0.125", "150%, 1.5", "0, 0"})
    void readsShares(String text, double share) {
        assertThat(Percentages.parse(text)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-10%", "NaN", "1e3", "ten"})
    void refusesOtherShares(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percentages.parse(text))
                .withMessageContaining("10% or 0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop, true",
        "shop, shop-2, false",
        "team-*, team-a, true",
        "*-prod, a-prod-b, false",
        "a*b*c, axxbyyc, true",
        "a.c, abc, false",
        "*, anything, true",
    })
    void matchesNames(String glob, String name, boolean matches) {
        assertThat(Globs.matches(glob, name)).isEqualTo(matches);
    }

    @Test
    void suggestsTheNearestWordOrAllOfThem() {
        assertThat(Suggestion.of("bufer", List.of("buffer", "floor"))).isEqualTo("; did you mean 'buffer'?");
        assertThat(Suggestion.of("MINHISTORY", List.of("minHistory"))).isEqualTo("; did you mean 'minHistory'?");
        assertThat(Suggestion.of("something", List.of("buffer", "floor"))).isEqualTo("; known are buffer, floor");
    }
}
