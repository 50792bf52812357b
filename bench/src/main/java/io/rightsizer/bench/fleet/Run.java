package io.rightsizer.bench.fleet;

/// One container of a pod from its start to its end; a restart begins another run. It remembers where its usage
/// has got to, so blocks are filled in the order of time.
final class Run {

    private final Pod pod;
    private final Spec spec;
    private final String hash;
    private final long from;
    private final long to;
    private final int restarts;
    private final boolean killed;
    private final boolean afterKill;
    private final long seed;
    private final CpuWalk cpu;
    private final MemoryWalk memory;
    private final PeriodsWalk periods;

    /// @param restarts how many runs this pod's container had before
    /// @param killed whether the kernel ended it, for its memory
    /// @param afterKill whether the one before was ended so
    private Run(
            Pod pod,
            Spec spec,
            String hash,
            long from,
            long to,
            int restarts,
            boolean killed,
            boolean afterKill,
            long seed) {
        this.pod = pod;
        this.spec = spec;
        this.hash = hash;
        this.from = from;
        this.to = to;
        this.restarts = restarts;
        this.killed = killed;
        this.afterKill = afterKill;
        this.seed = seed;
        this.cpu = new CpuWalk(spec, seed);
        this.memory = new MemoryWalk(spec, seed);
        this.periods = new PeriodsWalk(spec, seed);
    }

    static Run whole(Pod pod, Spec spec, String hash, long seed) {
        return new Run(pod, spec, hash, pod.from(), pod.to(), 0, false, false, seed);
    }

    /// From the start of the pod until something ended it.
    static Run first(Pod pod, Spec spec, String hash, long to, boolean killed, long seed) {
        return new Run(pod, spec, hash, pod.from(), to, 0, killed, false, seed);
    }

    /// What the kubelet started after [#first].
    static Run second(Run first, String hash, long from, long seed) {
        return new Run(first.pod, first.spec, hash, from, first.pod.to(), 1, false, first.killed, seed);
    }

    Pod pod() {
        return pod;
    }

    Spec spec() {
        return spec;
    }

    /// As the container runtime names it.
    String hash() {
        return hash;
    }

    String cgroup() {
        return pod.cgroup() + "/cri-containerd-" + hash + ".scope";
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    int restarts() {
        return restarts;
    }

    boolean killed() {
        return killed;
    }

    boolean afterKill() {
        return afterKill;
    }

    long seed() {
        return seed;
    }

    CpuWalk cpu() {
        return cpu;
    }

    MemoryWalk memory() {
        return memory;
    }

    PeriodsWalk periods() {
        return periods;
    }
}
