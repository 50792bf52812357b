package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Quota;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Three replicas and one more while they are replaced, as 25 % of three is rounded up.
class QuotaTest {

    private static final String QUOTA = """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: team, namespace: shop}
            spec: {hard: {%s}}
            """;

    private static Scene web(String now, String next) {
        return Scene.web("{requests: {cpu: " + now + "}}")
                .wants("web", now + "/-/-/-", next + "/-/-/-")
                .replaced("cpu: " + now, "cpu: " + next);
    }

    private static ClusterState live(String resource, String hard, String used) {
        var quota = new Quota("", "shop", "team", resource, new BigDecimal(hard), new BigDecimal(used));
        return new ClusterState(List.of(), List.of(), List.of(), List.of(quota));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500m | 1    | 10 | 9 | BLOCK: ResourceQuota team allows 10 of cpu requests, of which 9 are used: 500m more for each of 4 pods make 11.
            500m | 1    | 10 | 8 | PASS: ResourceQuota team allows 10 of cpu requests: 8 used and 500m more for each of 4 pods make 10.
            1    | 500m | 10 | 8 | PASS: ResourceQuota team is not used more: cpu requests do not grow.
            2    | 1    | 10 | 9.5 | WARN: ResourceQuota team has no room for the additional pods of a rollout: 9500m of 10 cpu requests are used, and they need 1.
            """)
    void addsWhatPodsAskMoreToWhatIsUsed(String now, String next, String hard, String used, String sentence) {
        assertThat(web(now, next).in(live("requests.cpu", hard, used)).told(CheckCode.QUOTA))
                .containsExactly(sentence);
    }

    @Test
    void takesTheLimitOfTheRepositoryBeforeThatOfTheCluster() {
        var scene = web("500m", "1").in(live("requests.cpu", "10", "9")).and(QUOTA.formatted("cpu: '20'"));

        assertThat(scene.told(CheckCode.QUOTA))
                .containsExactly("PASS: ResourceQuota team allows 20 of cpu requests: 9 used and 500m more for each of"
                        + " 4 pods make 11.");
    }

    @Test
    void countsAsManyPodsAsTheAutoscalerMayMake() {
        var scene = web("500m", "1").in(live("requests.cpu", "20", "10")).and("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec: {scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 20}
                """);

        assertThat(scene.told(CheckCode.QUOTA))
                .containsExactly("BLOCK: ResourceQuota team allows 20 of cpu requests, of which 10 are used: 500m more"
                        + " for each of 25 pods make 22500m.");
    }

    @Test
    void warnsWhereNothingTellsWhatIsUsed() {
        assertThat(web("500m", "1").and(QUOTA.formatted("requests.cpu: '10'")).told(CheckCode.QUOTA))
                .containsExactly("WARN: ResourceQuota team allows 10 of cpu requests; what the namespace uses of it is"
                        + " not known, and this workload asks for more.");
    }

    @Test
    void refusesWhatTheWorkloadAloneWouldBreak() {
        assertThat(web("500m", "4").and(QUOTA.formatted("requests.cpu: '10'")).told(CheckCode.QUOTA))
                .containsExactly(
                        "BLOCK: ResourceQuota team allows 10 of cpu requests, and this workload alone would need 12.");
    }

    @Test
    void refusesToRemoveALimitThatIsCounted() {
        var scene = Scene.web("{requests: {cpu: 500m}, limits: {cpu: '1'}}")
                .wants("web", "500m/-/1/-", "500m/-/-/-")
                .replaced(", limits: {cpu: '1'}", "")
                .in(live("limits.cpu", "10", "3"));

        assertThat(scene.told(CheckCode.QUOTA))
                .containsExactly("BLOCK: ResourceQuota team counts limits, and web has no cpu limit any more: its pods"
                        + " would be refused.");
    }

    @Test
    void warnsOnlyWhereTheQuotaMayNotCountThesePods() {
        var scoped = QUOTA.replace("}}", "}, scopes: [Terminating]}").formatted("requests.cpu: '10'");

        assertThat(web("500m", "4").and(scoped).told(CheckCode.QUOTA))
                .containsExactly(
                        "WARN: ResourceQuota team allows 10 of cpu requests, and this workload alone would need 12.");
    }

    @Test
    void refusesAQuotaThatIsNoQuantity() {
        assertThat(web("500m", "1").and(QUOTA.formatted("requests.cpu: [1]")).told(CheckCode.QUOTA))
                .containsExactly(
                        "BLOCK: ResourceQuota team cannot be kept: its requests.cpu, '[1]', is not a quantity.");
    }
}
