package io.rightsizer.bench.fleet;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Draws nodes of four types in the zones of one region, seven in ten of them spot.
final class MachineDraw {

    private static final long GIBIBYTE = 1L << 30;
    private static final String REGION = "eu-central-1";
    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<Type> TYPES = List.of(
            new Type("m6i.2xlarge", 8, 32 * GIBIBYTE),
            new Type("r6i.2xlarge", 8, 64 * GIBIBYTE),
            new Type("c6i.4xlarge", 16, 32 * GIBIBYTE),
            new Type("m5.4xlarge", 16, 64 * GIBIBYTE));

    private final SplittableRandom dice;

    MachineDraw(SplittableRandom dice) {
        this.dice = dice;
    }

    private record Type(String name, int cores, long memory) {}

    List<Machine> machines(int count) {
        return IntStream.range(0, count).mapToObj(this::machine).toList();
    }

    private Machine machine(int index) {
        var type = TYPES.get(index % TYPES.size());
        var host = dice.nextInt(1, 255);
        return new Machine(
                "ip-10-" + index / 200 + "-" + index % 200 + "-" + host + "." + REGION + ".compute.internal",
                "10." + index / 200 + "." + index % 200 + "." + host,
                REGION,
                REGION + ZONES.get(index % ZONES.size()),
                type.name(),
                type.cores(),
                type.memory(),
                index % 10 < 7,
                dice.nextInt((int) FleetSize.SCRAPE));
    }
}
