package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortionsTest {

    private final RequestFailedException tooMuch = new RequestFailedException(Kind.TOO_MUCH, "too many samples");

    private final Portions portions = new Portions(250, new RunningUsage(List.of(), Set.of(), Set.of()));
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksForOnePodInMoreStretchesOfTimeAndRemembersHowMany() throws IOException {
        var pod = scope("a-1");

        var rows = portions.read(pod, (scope, parts) -> answer(scope, parts, parts >= 4));
        portions.read(pod, (scope, parts) -> answer(scope, parts, parts >= 4));

        assertThat(rows).containsExactly("a-1");
        assertThat(asked).containsExactly("a-1 in 1", "a-1 in 2", "a-1 in 4", "a-1 in 4");
    }

    @Test
    void givesUpOnAPodThatIsTooMuchInStretchesOfHours() {
        assertThatThrownBy(() -> portions.read(scope("a-1"), (scope, parts) -> answer(scope, parts, false)))
                .isSameAs(tooMuch);
        assertThat(asked).hasSize(7).last().isEqualTo("a-1 in 64");
    }

    @Test
    void learnsNothingFromAServerThatAnswersNothing() throws IOException {
        assertThatThrownBy(() -> portions.read(scope("a-1", "a-2"), (scope, parts) -> answer(scope, parts, false)))
                .isSameAs(tooMuch);
        asked.clear();

        portions.read(scope("a-1", "a-2"), (scope, parts) -> answer(scope, parts, true));

        assertThat(asked).containsExactly("a-1 a-2 in 1");
    }

    @Test
    void remembersWhatCame() throws IOException {
        portions.read(scope("a-1", "a-2", "a-3", "a-4"), (scope, parts) -> {
            var fits = scope.pods().size() < 2;
            return answer(scope, parts, fits);
        });
        asked.clear();

        var rows = portions.read(scope("b-1", "b-2"), (scope, parts) -> answer(scope, parts, true));

        assertThat(rows).containsExactly("b-1", "b-2");
        assertThat(asked).containsExactly("b-1 in 1", "b-2 in 1");
    }

    /// The recorded run knew that the whole was too much and never asked for it.
    @Test
    void looksForHalvesWhereARecordingLacksTheWhole() throws IOException {
        var lacking = new RequestFailedException(Kind.NOT_RECORDED, "not recorded");

        var rows = portions.read(scope("a-1", "a-2"), (scope, parts) -> {
            if (scope.pods().size() > 1) {
                throw new IOException("not recorded", lacking);
            }
            return answer(scope, parts, true);
        });

        assertThat(rows).containsExactly("a-1", "a-2");
    }

    private List<String> answer(Scope scope, int parts, boolean fits) throws IOException {
        var pods = scope.pods().stream().map(PodKey::pod).toList();
        asked.add(String.join(" ", pods) + " in " + parts);
        if (!fits) {
            throw tooMuch;
        }
        return pods;
    }

    private static Scope scope(String... pods) {
        var keys =
                List.of(pods).stream().map(pod -> new PodKey("", "shop", pod)).toList();
        return Scope.whole("", List.of("shop"), keys);
    }
}
