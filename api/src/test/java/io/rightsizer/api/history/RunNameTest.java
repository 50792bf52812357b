package io.rightsizer.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "latest~0",
                "latest~12",
                "20261115T000000Z",
                "20261115T000000Z-7aa2",
                "20261115T000000Z-7aa2681b38ef"
            })
    void knowsTheNamesOfRuns(String name) {
        assertThat(RunName.parse(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run.json",
                "latest~",
                "latest~-1",
                "latest~1234567",
                "newest",
                "20261115",
                "20261115T000000Z-XYZ"
            })
    void takesNothingElseForOne(String name) {
        assertThat(RunName.parse(name)).isEmpty();
    }
}
