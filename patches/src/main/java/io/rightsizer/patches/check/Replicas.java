package io.rightsizer.patches.check;

import org.jspecify.annotations.Nullable;

/// How many pods the workload has.
///
/// @param now wanted at the moment
/// @param most that its autoscalers may make of it
/// @param surge additional ones while those of now are replaced
/// @param mostSurge additional ones while the most are replaced
record Replicas(int now, int most, int surge, int mostSurge) {

    private static final String QUARTER = "25%";

    static Replicas of(Facts facts) {
        var declared = Autoscaling.number(facts.spec().get("replicas")).orElse(1);
        var now = facts.checked().change().recommendations().stream()
                .mapToInt(one -> one.replicas())
                .max()
                .orElse(declared);
        var most = Autoscaling.of(facts).stream()
                .mapToInt(Autoscaling::most)
                .max()
                .orElse(hasReplicas(facts) ? declared : now);
        var atMost = Math.max(now, most);
        return new Replicas(now, atMost, surge(facts, now), surge(facts, atMost));
    }

    private static boolean hasReplicas(Facts facts) {
        return facts.spec().get("replicas") != null;
    }

    private static int surge(Facts facts, int pods) {
        var strategy = facts.spec().get("strategy");
        return switch (facts.kind()) {
            case "Deployment" ->
                Tree.textAt(strategy, "type").equals("Recreate")
                        ? 0
                        : share(Tree.at(strategy, "rollingUpdate", "maxSurge"), QUARTER, pods);
            case "DaemonSet" -> share(Tree.at(facts.spec(), "updateStrategy", "rollingUpdate", "maxSurge"), "0", pods);
            case "Rollout" ->
                Tree.at(strategy, "blueGreen") == null
                        ? share(Tree.at(strategy, "canary", "maxSurge"), QUARTER, pods)
                        : pods;
            default -> 0;
        };
    }

    /// A number of pods or a percentage, rounded up as Kubernetes does for what is added.
    private static int share(@Nullable Object written, String usual, int pods) {
        var text = Tree.text(written).matches("\\d{1,9}%?") ? Tree.text(written) : usual;
        return text.endsWith("%")
                ? (int) Math.min(
                        Integer.MAX_VALUE,
                        Math.ceilDiv(Long.parseLong(text.substring(0, text.length() - 1)) * pods, 100L))
                : Integer.parseInt(text);
    }
}
