package io.rightsizer.api.demo;

/// A machine of the simulated cluster, with what its pods may request in all.
record DemoNode(
        String name,
        String address,
        String region,
        String zone,
        String instanceType,
        String capacityType,
        double allocatableCores,
        double allocatableBytes) {

    private static final double GIBIBYTE = 1L << 30;

    /// @param number the last part of its address
    static DemoNode of(int number, String zone, String instanceType, String capacityType, double cores, double gib) {
        var region = zone.substring(0, zone.length() - 1);
        var address = "10.0.1." + number;
        var name = "ip-" + address.replace('.', '-') + "." + region + ".compute.internal";
        return new DemoNode(name, address, region, zone, instanceType, capacityType, cores, gib * GIBIBYTE);
    }

    /// Where in the minute its kubelet is scraped.
    long scrapeOffsetMillis() {
        return (long) (Dice.share(Dice.seed("scrape", name), 0) * ScrapeTimes.STEP);
    }
}
