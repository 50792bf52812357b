package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void takesWordsApartByBlanks() {
        assertThat(Command.parse(" gcloud  auth\tprint-access-token ").words())
                .isEqualTo(List.of("gcloud", "auth", "print-access-token"));
    }

    @Test
    void keepsBlanksInQuotesAndNothingElseOfTheQuotes() {
        assertThat(Command.parse("'/opt/my tools/az' --resource=\"a b\" '' \"it's\"")
                        .words())
                .isEqualTo(List.of("/opt/my tools/az", "--resource=a b", "", "it's"));
    }

    @Test
    void takesNothingToMeanAnythingToAShell() {
        assertThat(Command.parse("token $HOME `id` a;b | c > d \\x *").words())
                .isEqualTo(List.of("token", "$HOME", "`id`", "a;b", "|", "c", ">", "d", "\\x", "*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcloud 'auth", "\"gcloud", "it's"})
    void refusesAQuoteThatStaysOpen(String text) {
        assertThatThrownBy(() -> Command.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quote stays open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "'' x"})
    void refusesACommandWithoutAProgram(String text) {
        assertThatThrownBy(() -> Command.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it names no program");
    }
}
