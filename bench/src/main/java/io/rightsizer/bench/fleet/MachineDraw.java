package io.rightsizer.bench.fleet;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Draws nodes of four types in the zones of some regions, seven in ten of them spot.
final class MachineDraw {

    private static final long GIBIBYTE = 1L << 30;
    static final List<String> REGIONS = List.of(
            "eu-central-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "ca-west-1",
            "sa-east-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "me-central-1");

    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<Type> TYPES = List.of(
            new Type("m6i.2xlarge", 8, 32 * GIBIBYTE),
            new Type("r6i.2xlarge", 8, 64 * GIBIBYTE),
            new Type("c6i.4xlarge", 16, 32 * GIBIBYTE),
            new Type("m5.4xlarge", 16, 64 * GIBIBYTE));

    private final SplittableRandom dice;
    private final int regions;

    MachineDraw(SplittableRandom dice, int regions) {
        this.dice = dice;
        this.regions = regions;
    }

    private record Type(String name, int cores, long memory) {}

    List<Machine> machines(int count) {
        return IntStream.range(0, count).mapToObj(this::machine).toList();
    }

    private Machine machine(int index) {
        var region = REGIONS.get(index % regions);
        var type = TYPES.get(index % TYPES.size());
        var host = dice.nextInt(1, 255);
        return new Machine(
                "ip-10-" + index / 200 + "-" + index % 200 + "-" + host + "." + region + ".compute.internal",
                "10." + index / 200 + "." + index % 200 + "." + host,
                region,
                region + ZONES.get(index % ZONES.size()),
                type.name(),
                type.cores(),
                type.memory(),
                index % 10 < 7,
                dice.nextInt((int) FleetSize.SCRAPE));
    }
}
