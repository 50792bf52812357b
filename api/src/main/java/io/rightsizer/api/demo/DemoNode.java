package io.rightsizer.api.demo;

/// A machine of the simulated cluster.
///
/// @param pool the Karpenter node pool it was launched for
record DemoNode(String name, String address, String zone, Machine machine, String pool, String capacityType) {

    /// An instance type: what it has, and what is left of it for pods, as Karpenter documents for it
    /// (<https://karpenter.sh/docs/reference/instance-types/>): a part of the memory is the kernel's, more
    /// the kubelet's.
    enum Machine {
        M6I_2XLARGE("m6i.2xlarge", 8, 7.91, 30_310, 29_317, 58, 30),
        M6I_4XLARGE("m6i.4xlarge", 16, 15.89, 60_620, 57_691, 234, 60),
        R6I_2XLARGE("r6i.2xlarge", 8, 7.91, 60_620, 59_627, 58, 61);

        private final String type;
        private final int cores;
        private final double allocatableCores;
        private final double mebibytes;
        private final double allocatableMebibytes;
        private final int pods;
        private final int weight;

        Machine(
                String type,
                int cores,
                double allocatableCores,
                double mebibytes,
                double allocatableMebibytes,
                int pods,
                int weight) {
            this.type = type;
            this.cores = cores;
            this.allocatableCores = allocatableCores;
            this.mebibytes = mebibytes;
            this.allocatableMebibytes = allocatableMebibytes;
            this.pods = pods;
            this.weight = weight;
        }

        String type() {
            return type;
        }

        int cores() {
            return cores;
        }

        double bytes() {
            return mebibytes * DemoContainer.MEBIBYTE;
        }

        int pods() {
            return pods;
        }

        /// Gibibytes by which [Placement] compares machines; coarse, so that the kernel's part does not move pods.
        int weight() {
            return weight;
        }
    }

    /// @param number the last part of its address
    static DemoNode of(int number, String zone, Machine machine, String pool, String capacityType) {
        var address = "10.0.1." + number;
        var name = "ip-" + address.replace('.', '-') + "." + regionOf(zone) + ".compute.internal";
        return new DemoNode(name, address, zone, machine, pool, capacityType);
    }

    String region() {
        return regionOf(zone);
    }

    /// As the cloud calls it.
    String providerId() {
        return "aws:///" + zone + "/i-"
                + Dice.digest(Dice.seed("instance", name)).substring(0, 17);
    }

    double allocatableCores() {
        return machine.allocatableCores;
    }

    double allocatableBytes() {
        return machine.allocatableMebibytes * DemoContainer.MEBIBYTE;
    }

    /// Where in the minute its kubelet is scraped.
    long scrapeOffsetMillis() {
        return (long) (Dice.share(Dice.seed("scrape", name), 0) * ScrapeTimes.STEP);
    }

    private static String regionOf(String zone) {
        return zone.substring(0, zone.length() - 1);
    }
}
