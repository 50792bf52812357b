package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.RequestedTotals;
import io.rightsizer.pricing.RequestedTotals.Requested;
import io.rightsizer.pricing.cost.NodeBill;
import io.rightsizer.pricing.cost.PaperSaving;
import io.rightsizer.pricing.cost.SavingsRange;
import io.rightsizer.pricing.cost.UnitPrices;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.packing.Bound;
import io.rightsizer.pricing.packing.ExistingNode;
import io.rightsizer.pricing.packing.NodeFloor;
import io.rightsizer.pricing.packing.NodePlan;
import io.rightsizer.pricing.packing.NodeType;
import io.rightsizer.pricing.packing.PackedPools;
import io.rightsizer.pricing.packing.Packing;
import io.rightsizer.pricing.packing.PackingRules;
import io.rightsizer.pricing.packing.PodGroup;
import io.rightsizer.pricing.saving.Machines.Machine;
import io.rightsizer.pricing.spot.SpotEligibility;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Answers what right-sizing saves in one cluster.
final class ClusterQuestion {

    private static final RequestedTotals NOTHING = RequestedTotals.ofOnePod(List.of());

    private static final UnitPrices WORTHLESS = new UnitPrices(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final double ANY_THAT_FITS = 1.01;

    /// Simulated one by one; the others have no packed figure of their own.
    private static final int MOST_NAMESPACES = 40;

    private final String cluster;
    private final Map<WorkloadId, List<Recommendation>> containers;
    private final Map<WorkloadId, RequestedTotals> onePod = new HashMap<>();
    private final SavingRules rules;
    private final Machines machines;
    private final PoolNames names;
    private final List<Movable> movable;
    private final List<String> tooLarge;
    private final List<ExistingNode> nodes;
    private final List<NodeType> types;
    private final PackingRules packing;

    ClusterQuestion(
            String cluster,
            List<NodeBill> bills,
            List<Placement> placements,
            Map<WorkloadId, List<Recommendation>> containers,
            Market market,
            SavingRules rules) {
        this.cluster = cluster;
        this.containers = containers;
        this.rules = rules;
        containers.forEach((workload, own) -> onePod.put(workload, RequestedTotals.ofOnePod(own)));
        this.machines =
                Machines.of(bills, placements, workload -> onePod(workload).now());
        this.names = new PoolNames(machines.classes());
        this.movable = placements.stream()
                .filter(placement -> !Machines.staysWithItsNode(placement))
                .map(placement ->
                        Movable.of(placement, containers.getOrDefault(placement.workload(), List.of()), machines))
                .filter(one -> one.count() > 0)
                .filter(this::fits)
                .sorted(Comparator.comparing(Movable::workload))
                .toList();
        this.tooLarge = placements.stream()
                .filter(placement -> !Machines.staysWithItsNode(placement))
                .map(placement -> Movable.of(placement, List.of(), machines))
                .filter(one -> one.count() > 0 && !fits(one))
                .map(one -> one.workload().toString())
                .toList();
        this.nodes = machines.all().stream().map(one -> one.existing(names)).toList();
        this.types = types(market, placements);
        this.packing = PackingRules.DEFAULTS
                .withSpotShare(rules.spotShare())
                .withOnDemandBase(rules.onDemandBase())
                .withScaleDownBelow(scaleDownBelow())
                .withFloors(floors());
    }

    /// A pod that runs on a machine too small for it is a contradiction, not a need.
    private boolean fits(Movable one) {
        var asked = onePod(one.workload()).now();
        return machines.of(one.runningOn().keySet())
                .map(Machine::room)
                .allMatch(room ->
                        room.cpu().compareTo(asked.cpu()) >= 0 && room.memory().compareTo(asked.memory()) >= 0);
    }

    private RequestedTotals onePod(WorkloadId workload) {
        return onePod.getOrDefault(workload, NOTHING);
    }

    private List<NodeType> types(Market market, List<Placement> placements) {
        var overhead =
                machines.overhead(placements, workload -> onePod(workload).now());
        var found = new ArrayList<NodeType>();
        var asked = new TreeSet<String>();
        for (var machine : machines.all()) {
            if (asked.add(machine.alike().market())) {
                found.addAll(market.typesFor(
                        machine.alike(), machine.bill().node().key().provider(), overhead));
            }
        }
        return found;
    }

    private double scaleDownBelow() {
        if (rules.scaleDownBelow() != null) {
            return rules.scaleDownBelow();
        }
        return machines.all().stream().anyMatch(machine -> NodeKeys.isKarpenters(machine.node()))
                ? ANY_THAT_FITS
                : PackingRules.DEFAULTS.scaleDownBelow();
    }

    private SortedMap<String, NodeFloor> floors() {
        var floors = new TreeMap<String, NodeFloor>();
        machines.classes().forEach(one -> floors.put(names.of(one), NodeFloor.of(rules.minimumNodes())));
        return floors;
    }

    ClusterSaving answer() {
        var now = today(_ -> false);
        var idle = Packing.packed(now, nodes, packing);
        var packed = Packing.packed(today(_ -> true), nodes, packing);
        var anew = anew(_ -> true);
        var least = Packing.bound(anew, types, withoutFloors());
        var plan = Packing.reachable(anew, new Promising(anew, types, least).of(types), withoutFloors());
        var paper = paper(idle.bound(), now);
        var figures = new Figures(paper.total(), saved(packed), reachable(packed, plan), most(packed, plan, least));
        return new ClusterSaving(
                cluster,
                packed.bill(),
                figures,
                idle.saved(),
                packed,
                plan,
                rules.byNamespace() ? namespaces(paper, idle, paper(least, anew)) : List.of(),
                workloads(paper, figures),
                spot(),
                notices(packed, plan));
    }

    /// Machines bought anew are pools of their own.
    private PackingRules withoutFloors() {
        return packing.withFloors(new TreeMap<>());
    }

    private List<PodGroup> today(Predicate<WorkloadId> changed) {
        return movable.stream()
                .map(one -> one.onToday(request(one.workload(), changed), machines, names))
                .toList();
    }

    private List<PodGroup> anew(Predicate<WorkloadId> changed) {
        return movable.stream()
                .map(one -> one.inMarkets(request(one.workload(), changed)))
                .toList();
    }

    private Requested request(WorkloadId workload, Predicate<WorkloadId> changed) {
        return changed.test(workload)
                ? onePod(workload).after()
                : onePod(workload).now();
    }

    private PaperSaving paper(Bound bound, List<PodGroup> groups) {
        var byWorkload = new HashMap<WorkloadId, UnitPrices>();
        for (int index = 0; index < groups.size(); index++) {
            var marginal = bound.marginal(groups.get(index));
            byWorkload.put(movable.get(index).workload(), new UnitPrices(marginal.core(), marginal.gibibyte()));
        }
        var own = new ArrayList<Recommendation>();
        movable.forEach(one -> own.addAll(containers.getOrDefault(one.workload(), List.of())));
        return PaperSaving.of(own, workload -> byWorkload.getOrDefault(workload, WORTHLESS));
    }

    /// Today's machines are a plan as well, and the only one where some pod fits none of the types.
    private static BigDecimal reachable(PackedPools packed, NodePlan plan) {
        return plan.unplaced().isEmpty() ? packed.bill().subtract(plan.hourly()).max(saved(packed)) : saved(packed);
    }

    /// Nothing where pods would have no room on the machines of today: the pool would have to grow.
    private static BigDecimal saved(PackedPools packed) {
        return packed.unplaced().isEmpty() ? packed.saved() : BigDecimal.ZERO;
    }

    private static BigDecimal most(PackedPools packed, NodePlan plan, Bound least) {
        var anew = plan.unplaced().isEmpty() ? packed.bill().subtract(least.hourly()) : saved(packed);
        return packed.bill().subtract(packed.bound().hourly()).max(anew).max(reachable(packed, plan));
    }

    private List<NamespaceSaving> namespaces(PaperSaving paper, PackedPools idle, PaperSaving anew) {
        var byNamespace = byNamespace(paper);
        var reachable = byNamespace(anew);
        var now = boundAnew(_ -> false);
        return byNamespace.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMESPACES)
                .map(one -> alone(
                        one.getKey(), one.getValue(), idle, reachable.getOrDefault(one.getKey(), BigDecimal.ZERO), now))
                .toList();
    }

    private static SortedMap<String, BigDecimal> byNamespace(PaperSaving saving) {
        var sums = new TreeMap<String, BigDecimal>();
        saving.byWorkload().forEach((workload, own) -> sums.merge(workload.namespace(), own, BigDecimal::add));
        return sums;
    }

    private NamespaceSaving alone(
            String namespace, BigDecimal paper, PackedPools idle, BigDecimal anew, BigDecimal boundNow) {
        Predicate<WorkloadId> changed = workload -> workload.namespace().equals(namespace);
        var packed = Packing.packed(today(changed), nodes, packing);
        var bound = boundNow.subtract(boundAnew(changed));
        return new NamespaceSaving(namespace, new Figures(paper, idle.hourly().subtract(packed.hourly()), anew, bound));
    }

    private BigDecimal boundAnew(Predicate<WorkloadId> changed) {
        return Packing.bound(anew(changed), types, withoutFloors()).hourly();
    }

    /// From the machines its change removes alone to its part of what all changes save together.
    private SortedMap<WorkloadId, SavingsRange> workloads(PaperSaving paper, Figures figures) {
        var gained = paper.byWorkload().values().stream()
                .filter(one -> one.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var ranges = new TreeMap<WorkloadId, SavingsRange>();
        movable.forEach(one -> {
            var own = paper.byWorkload().getOrDefault(one.workload(), BigDecimal.ZERO);
            var alone = SavingsRange.inMachines(own, dearest(one));
            var together = own.signum() <= 0 || gained.signum() == 0
                    ? own.min(BigDecimal.ZERO)
                    : own.multiply(figures.packed().max(BigDecimal.ZERO)).divide(gained, MathContext.DECIMAL64);
            ranges.put(
                    one.workload(),
                    own.signum() < 0
                            ? SavingsRange.upTo(own)
                            : new SavingsRange(alone.low().min(together), together.max(alone.low())));
        });
        return ranges;
    }

    private BigDecimal dearest(Movable one) {
        return machines.of(one.runningOn().keySet())
                .map(Machine::bill)
                .map(NodeBill::effective)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private SortedMap<WorkloadId, SpotEligibility> spot() {
        var spot = new TreeMap<WorkloadId, SpotEligibility>();
        movable.forEach(one -> spot.put(one.workload(), one.spot()));
        return spot;
    }

    private List<String> notices(PackedPools packed, NodePlan plan) {
        var notices = new ArrayList<String>();
        tooLarge.forEach(
                one -> notices.add("left out of the packing: " + one + " requests more than the node it runs on has"));
        machines.left().forEach(one -> notices.add("left out of the packing: " + one));
        packed.unplaced()
                .forEach(one -> notices.add(one.count() + " pods of "
                        + one.group().id() + ": " + one.why().sentence()));
        plan.unplaced()
                .forEach(one -> notices.add("machines bought anew: " + one.count() + " pods of "
                        + one.group().id() + ": " + one.why().sentence()));
        return notices;
    }
}
