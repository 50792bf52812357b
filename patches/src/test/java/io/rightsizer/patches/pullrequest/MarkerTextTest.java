package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.TargetChange;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTextTest {

    private static final Marker MARKER = new Marker(
            1,
            new GroupKey("github.com/acme/config", "main", "prod", "--> @team <b> #1 \u202e", Lane.RISKY, 2),
            "d1",
            "a".repeat(40),
            new TreeMap<>(Map.of("apps/a--b.yaml", "", "apps/ü.yaml", "0123")),
            List.of(new Entry(
                    new WorkloadId("prod", "shop", new WorkloadKind("Deployment"), "web`|--"),
                    "app",
                    "containers",
                    List.of(
                            new LeafChange(Leaf.CPU_REQUEST, "1", "250m"),
                            new LeafChange(Leaf.CPU_LIMIT, "2", null),
                            new LeafChange(Leaf.MEMORY_LIMIT, null, "512Mi")),
                    new TargetChange("web", "cpu", null, 70, 81),
                    3,
                    Set.of(Code.THROTTLED),
                    Entry.State.DROPPED)),
            "run-1",
            true,
            false,
            new Marker.Pending("d2", "b".repeat(40), new TreeMap<>(Map.of("x", "y"))));

    @Test
    void comesBackAsItWentWhateverPeopleWriteAroundIt() {
        var text = MarkerText.of(MARKER);

        assertThat(text).doesNotContainPattern("[\\r\\n@#`|]").matches("<!-- rightsizer:v1 \\{[^<>]*} -->");
        assertThat(text.substring(4, text.length() - 3)).doesNotContain("--");
        assertThat(MarkerText.in("Hello!\r\n\r\n" + text + "\r\nbye")).contains(MARKER);
        assertThat(MarkerText.in(MarkerText.into("mine\n" + text + "\nalso mine", MARKER.at("c".repeat(40)))))
                .contains(MARKER.at("c".repeat(40)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- rightsizer:v1 {} -->",
                "<!-- rightsizer:v1 [] -->",
                "<!-- rightsizer:v1 {\"schema\":2} -->",
                "<!-- rightsizer:v1 {\"schema\":1,\"group\":null} -->",
                "<!-- rightsizer:v1 {\"schema\":1e999999999} -->",
                "<!-- rightsizer:v9 {} -->",
                "quoted: <!-- rightsizer:v1 {\"schema\":1} -->"
            })
    void whatIsNoMarkerIsNone(String body) {
        assertThat(MarkerText.in(body)).isEmpty();
    }

    @Test
    void aDamagedMarkerIsNoneOrAnotherButNeverAnError() {
        var random = new Random(7);
        var text = MarkerText.of(MARKER);
        for (int round = 0; round < 20_000; round++) {
            var damaged = new StringBuilder(text);
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) (32 + random.nextInt(95)));
            }
            assertThat(MarkerText.in(damaged.toString())).isNotNull();
        }
        assertThat(MarkerText.in("<!-- rightsizer:v1 {\"a\":" + "[".repeat(30_000) + "} -->"))
                .isEmpty();
        assertThat(MarkerText.in(text.replace("\"250m\"", "\"lots\""))).isEmpty();
        assertThat(MarkerText.in(text.replace("\"part\":2", "\"part\":-2"))).isEmpty();
    }
}
