package io.rightsizer.bench.fleet;

import io.rightsizer.bench.fleet.Spec.Rhythm;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Draws the containers of a template. Half of all do next to nothing, a few need cores; most ask for three times of
/// what they use, and four in ten have a CPU limit.
final class SpecDraw {

    private static final double WITH_CPU_LIMIT = 0.4;
    private static final double SMALLEST_BYTES = 8e6;
    private static final double LARGEST_BYTES = 4e9;
    private static final double MEBIBYTE = 1 << 20;

    private final SplittableRandom dice;
    private final Names names;

    SpecDraw(SplittableRandom dice, Names names) {
        this.dice = dice;
        this.names = names;
    }

    List<Spec> specs(String namespace, String workload, int containers) {
        var rhythm = new Rhythm(dice.nextDouble(0, 0.8), dice.nextDouble(), dice.nextDouble(0.05, 0.5));
        return IntStream.range(0, containers)
                .mapToObj(index -> spec(namespace, workload, index, rhythm))
                .toList();
    }

    private Spec spec(String namespace, String workload, int index, Rhythm rhythm) {
        var container = index > 0 ? List.of("istio-proxy", "log-shipper").get(index - 1) : main(workload);
        var cores = cores();
        var bytes = Math.exp(dice.nextDouble(Math.log(SMALLEST_BYTES), Math.log(LARGEST_BYTES)));
        var request = Math.max(0.01, Math.round(300 * cores) / 100.0);
        var memory = Math.ceil(2 * bytes / MEBIBYTE) * MEBIBYTE;
        return new Spec(
                container,
                "registry.example.com/" + namespace + "/" + workload + "/" + container + "@sha256:" + names.hash(),
                cores,
                bytes,
                request,
                memory,
                dice.nextDouble() < WITH_CPU_LIMIT ? 2 * request : 0,
                memory,
                rhythm);
    }

    private String main(String workload) {
        return dice.nextInt(3) == 0 ? "app" : workload;
    }

    private double cores() {
        var draw = dice.nextDouble();
        if (draw < 0.5) {
            return draw < 0.05 ? 0 : Math.exp(dice.nextDouble(-9, -5.3));
        }
        return draw < 0.75
                ? dice.nextDouble(0.005, 0.05)
                : draw < 0.93 ? dice.nextDouble(0.05, 0.5) : dice.nextDouble(0.5, 4);
    }
}
