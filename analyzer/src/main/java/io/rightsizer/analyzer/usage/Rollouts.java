package io.rightsizer.analyzer.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// When the pod template changed, as far as the pods tell: a Deployment's pods carry the hash of their ReplicaSet in
/// their names (`web-5d4f8c7b9-x2k7q`), and other pods that were all replaced within an hour were replaced on purpose.
public final class Rollouts {

    /// The letters and digits Kubernetes makes names of
    /// (`staging/src/k8s.io/apimachinery/pkg/util/rand/rand.go` of kubernetes/kubernetes).
    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";

    private static final Pattern REPLICA_SET_POD = Pattern.compile("(.+-" + SAFE + "{6,10})-" + SAFE + "{5}");
    private static final long AN_HOUR = Duration.ofHours(1).toMillis();

    private Rollouts() {}

    /// In order of time; what was there when the window began did not begin with a rollout.
    public static List<Instant> in(UsageHistory history) {
        var lives = history.pods().stream()
                .filter(pod -> !pod.memory().isEmpty() || !pod.cpu().isEmpty())
                .map(Life::of)
                .filter(life -> life.to - life.from >= AN_HOUR)
                .toList();
        var earliest = lives.stream().mapToLong(Life::from).min().orElse(0);
        return Stream.concat(firstOfTemplates(lives), replacedTogether(lives))
                .filter(time -> time > earliest + AN_HOUR)
                .distinct()
                .sorted()
                .map(Instant::ofEpochMilli)
                .toList();
    }

    private static Stream<Long> firstOfTemplates(List<Life> lives) {
        var first = new TreeMap<String, Long>();
        for (var life : lives) {
            var name = REPLICA_SET_POD.matcher(life.pod);
            if (name.matches()) {
                first.merge(name.group(1), life.from, Math::min);
            }
        }
        return first.values().stream();
    }

    private static Stream<Long> replacedTogether(List<Life> lives) {
        var others = lives.stream()
                .filter(life -> !REPLICA_SET_POD.matcher(life.pod).matches())
                .toList();
        return others.stream().map(Life::from).filter(time -> others.stream()
                .filter(life -> life.from <= time + AN_HOUR && life.to > time + AN_HOUR)
                .allMatch(life -> life.from >= time));
    }

    private record Life(String pod, long from, long to) {

        static Life of(PodUsage pod) {
            var series = pod.memory().isEmpty() ? pod.cpu() : pod.memory();
            return new Life(pod.pod(), series.firstPoint(), series.timeAt(series.length() - 1));
        }
    }
}
