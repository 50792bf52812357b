package io.rightsizer.bench.fleet;

import io.rightsizer.bench.fleet.Fleet.Owned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Draws a cluster: DaemonSets on every machine, CronJobs, and Deployments and StatefulSets until there are as many
/// running containers as wanted. Every workload was rolled out up to three times, and one container in a hundred was
/// restarted.
final class FleetDraw {

    private static final int DAEMON_SETS = 8;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final double RESTARTED = 0.01;

    private final FleetSize size;
    private final SplittableRandom dice;
    private final Names names;
    private final List<Machine> machines;
    private final List<Owned> owned = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private int live;
    private int workloads;

    private FleetDraw(FleetSize size) {
        this.size = size;
        this.dice = new SplittableRandom(size.seed());
        this.names = new Names(dice);
        this.machines = new MachineDraw(dice, size.regions()).machines(size.machines());
    }

    private enum Kind {
        DEPLOYMENT("svc-"),
        STATEFUL_SET("db-"),
        DAEMON_SET("agent-"),
        CRON_JOB("cron-");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// A time in which pods of one template run.
    private record Span(long from, long to) {}

    private record Drawn(Kind kind, String namespace, String name, int replicas, List<Spec> specs) {}

    static Fleet of(FleetSize size) {
        var draw = new FleetDraw(size);
        draw.draw();
        draw.runs.sort(
                Comparator.<Run, String>comparing(run -> run.spec().container()).thenComparing(Run::cgroup));
        return new Fleet(draw.machines, draw.owned, draw.pods, draw.runs, draw.live, draw.workloads);
    }

    private void draw() {
        for (int index = 0; index < DAEMON_SETS && live < size.containers() / 6; index++) {
            add(Kind.DAEMON_SET, "kube-system", machines.size(), 1);
        }
        for (int index = 0; index < size.cronJobs(); index++) {
            add(Kind.CRON_JOB, namespace(), 1, 1);
        }
        while (live < size.containers()) {
            var left = size.containers() - live;
            var kind = dice.nextInt(10) == 0 ? Kind.STATEFUL_SET : Kind.DEPLOYMENT;
            var containers = Math.min(left, containersOfAPod());
            add(kind, namespace(), Math.min(replicas(), left / containers), containers);
        }
    }

    /// Few namespaces have many workloads.
    private String namespace() {
        var draw = dice.nextDouble();
        return String.format(Locale.ROOT, "team-%03d", (int) (size.namespaces() * draw * draw));
    }

    private int containersOfAPod() {
        var draw = dice.nextDouble();
        return draw < 0.65 ? 1 : draw < 0.93 ? 2 : 3;
    }

    private int replicas() {
        var draw = dice.nextDouble();
        if (draw < 0.7) {
            return draw < 0.25 ? 1 : draw < 0.5 ? 2 : 3;
        }
        return draw < 0.85 ? dice.nextInt(4, 7) : draw < 0.97 ? dice.nextInt(6, 16) : dice.nextInt(16, 60);
    }

    private void add(Kind kind, String namespace, int replicas, int containers) {
        var name = kind.prefix + names.suffix(5) + "-" + workloads++;
        var drawn = new Drawn(
                kind, namespace, name, replicas, new SpecDraw(dice, names).specs(namespace, name, containers));
        if (kind != Kind.CRON_JOB) {
            live += replicas * containers;
        }
        for (var span : kind == Kind.CRON_JOB ? jobs() : rollouts()) {
            addGeneration(drawn, span);
        }
    }

    /// A job a day or an hour, of 2 to 20 minutes.
    private List<Span> jobs() {
        var every = dice.nextBoolean() ? HOUR : 24 * HOUR;
        var spans = new ArrayList<Span>();
        for (var at = size.from() + dice.nextLong(every); at < size.to(); at += every) {
            spans.add(new Span(at, Math.min(size.to(), at + dice.nextLong(2 * MINUTE, 20 * MINUTE))));
        }
        return spans;
    }

    private List<Span> rollouts() {
        var length = size.to() - size.from();
        var cuts = dice.longs(dice.nextInt(1, 4), size.from(), size.from() + length)
                .sorted()
                .toArray();
        var spans = new ArrayList<Span>();
        var from = size.from();
        for (var cut : cuts) {
            if (cut - from > 10 * MINUTE && size.to() - cut > 10 * MINUTE) {
                spans.add(new Span(from, cut));
                from = cut;
            }
        }
        spans.add(new Span(from, size.to()));
        return spans;
    }

    private void addGeneration(Drawn drawn, Span span) {
        var name =
                switch (drawn.kind()) {
                    case DEPLOYMENT -> drawn.name() + "-" + names.suffix(10);
                    case CRON_JOB -> drawn.name() + "-" + span.from() / MINUTE;
                    case STATEFUL_SET, DAEMON_SET -> drawn.name();
                };
        switch (drawn.kind()) {
            // Old ReplicaSets stay, without pods.
            case DEPLOYMENT ->
                owned.add(new Owned(false, drawn.namespace(), name, drawn.name(), span.from(), size.to()));
            case CRON_JOB -> owned.add(new Owned(true, drawn.namespace(), name, drawn.name(), span.from(), span.to()));
            case STATEFUL_SET, DAEMON_SET -> {}
        }
        for (int replica = 0; replica < drawn.replicas(); replica++) {
            addPod(drawn, name, replica, span);
        }
    }

    private void addPod(Drawn drawn, String name, int replica, Span span) {
        var machine = machines.get(drawn.kind() == Kind.DAEMON_SET ? replica : dice.nextInt(machines.size()));
        var late =
                span.from() == size.from() ? 0 : dice.nextLong(1 + Math.min(2 * MINUTE, (span.to() - span.from()) / 2));
        var pod = new Pod(
                drawn.namespace(),
                drawn.kind() == Kind.STATEFUL_SET ? name + "-" + replica : name + "-" + names.suffix(5),
                names.uid(),
                drawn.name(),
                ownerKind(drawn.kind()),
                name,
                machine,
                "10." + dice.nextInt(128, 256) + "." + dice.nextInt(256) + "." + dice.nextInt(1, 255),
                span.from() + late,
                span.to());
        pods.add(pod);
        drawn.specs().forEach(spec -> addRuns(pod, own(spec), drawn.kind()));
    }

    private static String ownerKind(Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> "ReplicaSet";
            case STATEFUL_SET -> "StatefulSet";
            case DAEMON_SET -> "DaemonSet";
            case CRON_JOB -> "Job";
        };
    }

    /// Replicas do not use quite the same.
    private Spec own(Spec spec) {
        return spec.using(
                spec.cores() * Math.exp(dice.nextDouble(-0.2, 0.2)),
                spec.bytes() * Math.exp(dice.nextDouble(-0.1, 0.1)));
    }

    private void addRuns(Pod pod, Spec spec, Kind kind) {
        var half = (pod.to() - pod.from()) / 2;
        var restarted = kind != Kind.CRON_JOB && half > HOUR && dice.nextDouble() < RESTARTED;
        if (!restarted) {
            runs.add(Run.whole(pod, spec, names.hash(), dice.nextLong()));
            return;
        }
        var end = pod.from() + half;
        var first = Run.first(pod, spec, names.hash(), end, dice.nextBoolean(), dice.nextLong());
        runs.add(first);
        runs.add(Run.second(first, names.hash(), end + MINUTE / 2, dice.nextLong()));
    }
}
