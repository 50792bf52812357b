package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.OomKills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenPeakTest {

    private static Scene web(String before, String after, String peak, OomKills kills) {
        var scene = Scene.web(memory(before));
        return scene.wants(Scene.peaking(scene.recommendation("web", before, after), peak, kills))
                .replaced(memory(before), memory(after));
    }

    private static String memory(String amounts) {
        var parts = amounts.split("/", -1);
        return "{requests: {memory: " + parts[1] + "}"
                + (parts[3].equals("-") ? "" : ", limits: {memory: " + parts[3] + "}") + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -/1Gi/-/1Gi   | -/512Mi/-/512Mi | 600Mi | BLOCK: The memory limit of web, 512Mi, is below the highest usage seen, 600Mi.
            -/1Gi/-/1Gi   | -/512Mi/-/640Mi | 600Mi | PASS: The memory limit of web, 640Mi, holds the highest usage seen, 600Mi.
            -/1Gi/-/-     | -/512Mi/-/-     | 600Mi | BLOCK: The memory request of web, 512Mi, is below the highest usage seen, 600Mi.
            -/1Gi/-/-     | -/512Mi/-/512Mi | 600Mi | BLOCK: The memory limit of web, 512Mi, is below the highest usage seen, 600Mi.
            -/256Mi/-/-   | -/512Mi/-/-     | 600Mi | WARN: The memory request of web, 512Mi, is below the highest usage seen, 600Mi.
            """)
    void holdsThePeak(String before, String after, String peak, String sentence) {
        assertThat(web(before, after, peak, OomKills.NONE).told(CheckCode.SEEN_PEAK))
                .containsExactly(sentence);
    }

    @Test
    void lowersNothingAfterAKill() {
        assertThat(web("-/1Gi/-/1Gi", "-/512Mi/-/1Gi", "300Mi", new OomKills(2, true))
                        .told(CheckCode.SEEN_PEAK))
                .containsExactly(
                        "BLOCK: web was killed for memory, and its memory request would be lowered from 1Gi to 512Mi.");
    }

    @Test
    void raisesAfterAKill() {
        assertThat(web("-/1Gi/-/1Gi", "-/2Gi/-/2Gi", "1Gi", new OomKills(2, true))
                        .told(CheckCode.SEEN_PEAK))
                .containsExactly("PASS: The memory limit of web, 2Gi, holds the highest usage seen, 1Gi.");
    }

    @Test
    void warnsWhereNoUsageWasSeen() {
        var scene = Scene.web(memory("-/1Gi/-/-"))
                .wants("web", "-/1Gi/-/-", "-/512Mi/-/-")
                .replaced("1Gi", "512Mi");

        assertThat(scene.told(CheckCode.SEEN_PEAK))
                .containsExactly("WARN: Memory of web is lowered, and no usage of it was seen.");
    }

    @Test
    void saysNothingOfMemoryThatStays() {
        var scene = Scene.web("{requests: {cpu: 500m, memory: 1Gi}}");
        scene.wants(Scene.peaking(scene.recommendation("web", "500m/1Gi/-/-", "250m/1Gi/-/-"), "2Gi", OomKills.NONE))
                .replaced("500m", "250m");

        assertThat(scene.told(CheckCode.SEEN_PEAK)).isEmpty();
    }
}
