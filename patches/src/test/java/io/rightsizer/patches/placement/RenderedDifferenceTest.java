package io.rightsizer.patches.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.render.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderedDifferenceTest {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, annotations: {example.com/owner: shop}}
            spec:
              template:
                spec:
                  containers:
                    - {name: web, image: "w:1", resources: {limits: {cpu: 1}}}
                    - {name: log, image: "l:1", args: [a, b]}
            """;
    private static final String SERVICE = """
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            """;

    @Test
    void namesTheLeafOfAContainer() throws Exception {
        assertThat(between(WEB, WEB.replace("cpu: 1", "cpu: \"1\""))).hasSize(1);
        assertThat(between(WEB, WEB.replace("cpu: 1", "cpu: 250m")))
                .containsExactly("Deployment spec.template.spec.containers[web].resources.limits.cpu: 1 -> 250m");
    }

    @Test
    void countsNoEmptyMappingThatARemovedLimitLeaves() throws Exception {
        assertThat(between(WEB, WEB.replace("{cpu: 1}", "{}")))
                .containsExactly("Deployment spec.template.spec.containers[web].resources.limits.cpu: 1 -> null");
    }

    @Test
    void noticesContainersThatChangedPlaces() throws Exception {
        var moved = WEB.replace("{name: web, image: \"w:1\", resources: {limits: {cpu: 1}}}", "X")
                .replace(
                        "{name: log, image: \"l:1\", args: [a, b]}",
                        "{name: web, image: \"w:1\", resources: {limits: {cpu: 1}}}")
                .replace("X", "{name: log, image: \"l:1\", args: [a, b]}");

        assertThat(between(WEB, moved))
                .containsExactly("Deployment spec.template.spec.containers order: [web, log] -> [log, web]");
    }

    @Test
    void noticesArgumentsThatChangedPlacesAndAFieldWithDots() throws Exception {
        assertThat(between(WEB, WEB.replace("[a, b]", "[b, a]").replace("owner: shop", "owner: pay")))
                .containsExactly(
                        "Deployment metadata.annotations.\"example.com/owner\": shop -> pay",
                        "Deployment spec.template.spec.containers[log].args[0]: a -> b",
                        "Deployment spec.template.spec.containers[log].args[1]: b -> a");
    }

    @Test
    void noticesObjectsThatComeGoAndMove() throws Exception {
        assertThat(between(WEB + SERVICE, WEB)).containsExactly("Service : an object -> null");
        assertThat(between(WEB, WEB + SERVICE)).containsExactly("Service : null -> an object");
        assertThat(between(WEB + SERVICE, SERVICE + "---\n" + WEB)).containsExactly("Deployment position: 0 -> 1");
    }

    private static List<String> between(String before, String after) throws Exception {
        return RenderedDifference.between("eu", Manifests.read(before), Manifests.read(after)).stream()
                .map(change ->
                        change.object().kind() + " " + change.path() + ": " + change.before() + " -> " + change.after())
                .toList();
    }
}
