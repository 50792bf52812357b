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
import io.rightsizer.pricing.packing.Marginal;
import io.rightsizer.pricing.packing.NodeFloor;
import io.rightsizer.pricing.packing.NodePlan;
import io.rightsizer.pricing.packing.NodeType;
import io.rightsizer.pricing.packing.PackedPools;
import io.rightsizer.pricing.packing.Packing;
import io.rightsizer.pricing.packing.PackingRules;
import io.rightsizer.pricing.packing.PodGroup;
import io.rightsizer.pricing.saving.Machines.Machine;
import io.rightsizer.pricing.saving.Standing.Change;
import io.rightsizer.pricing.spot.SpotEligibility;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Answers what right-sizing saves in one cluster.
final class ClusterQuestion {

    private static final RequestedTotals NOTHING = RequestedTotals.ofOnePod(List.of());

    private static final UnitPrices WORTHLESS = new UnitPrices(BigDecimal.ZERO, BigDecimal.ZERO);

    /// Simulated one by one; the others have no packed figure of their own.
    private static final int MOST_NAMESPACES = 40;

    private final String cluster;
    private final Map<WorkloadId, List<Recommendation>> containers;
    private final Map<WorkloadId, RequestedTotals> onePod = new HashMap<>();
    private final List<NodeBill> bills;
    private final List<Placement> placements;
    private final SavingRules rules;
    private final Machines machines;
    private final PoolNames names;
    private final List<Movable> movable;
    private final List<String> tooLarge;
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
        this.bills = bills;
        this.placements = placements;
        this.containers = containers;
        this.rules = rules;
        containers.forEach((workload, own) -> onePod.put(workload, RequestedTotals.ofOnePod(own)));
        this.machines = machines(_ -> false);
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
        this.types = types(market);
        this.packing = PackingRules.DEFAULTS
                .withSpotShare(rules.spotShare())
                .withOnDemandBase(rules.onDemandBase())
                .withScaleDownBelow(
                        rules.scaleDownBelow() == null
                                ? PackingRules.DEFAULTS.scaleDownBelow()
                                : rules.scaleDownBelow())
                .withConsolidated(consolidated())
                .withFloors(floors());
    }

    /// What daemonsets leave of a machine changes with what they request.
    private Machines machines(Predicate<WorkloadId> changed) {
        return Machines.of(bills, placements, workload -> request(workload, changed));
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

    private List<NodeType> types(Market market) {
        var overhead =
                machines.overhead(placements, workload -> onePod(workload).after());
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

    /// Karpenter empties any of its machines, unless the user says otherwise.
    private SortedSet<String> consolidated() {
        return machines.all().stream()
                .filter(_ -> rules.scaleDownBelow() == null)
                .filter(machine -> NodeKeys.isKarpenters(machine.node()))
                .map(machine -> names.of(machine.alike()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A cordoned machine is on its way out.
    private SortedMap<String, NodeFloor> floors() {
        var floors = new TreeMap<String, NodeFloor>();
        machines.classes().stream()
                .filter(one -> !one.cordoned())
                .forEach(one -> floors.put(
                        names.of(one),
                        new NodeFloor(rules.minimumNodes(), rules.minimumPerZone(), machines.zones(one))));
        return floors;
    }

    ClusterSaving answer(Ledger ledger) {
        var now = today(_ -> false);
        var idle = packed(_ -> false);
        var packed = packed(_ -> true);
        var groups = anew(_ -> true);
        var anew = all(groups);
        var least = Packing.bound(anew, types, withoutFloors());
        var plan = Packing.reachable(anew, new Promising(anew, types, least).of(types), withoutFloors());
        var paper = paper(idle.bound(), now);
        var namespaces = rules.byNamespace()
                ? namespaces(paper, ledger.packed(), idle, paper(least, groups))
                : List.<NamespaceSaving>of();
        var all = ledger.anew().saving(new Change(cluster, machines.byName().keySet(), List.of()));
        var idleSaved = ledger.idle().settle(without(idle));
        var saved = ledger.packed().settle(without(packed));
        var reachable = reachable(ledger.anew(), packed, plan).max(saved);
        var bound = most(packed, plan, least).min(all).max(reachable);
        var figures = new Figures(paper.total(), saved, reachable, bound);
        return new ClusterSaving(
                cluster,
                packed.bill(),
                figures,
                idleSaved,
                packed,
                plan,
                namespaces,
                workloads(paper, saved.subtract(idleSaved)),
                spot(),
                notices(packed, plan));
    }

    private PackedPools packed(Predicate<WorkloadId> changed) {
        var nodes =
                machines(changed).all().stream().map(one -> one.existing(names)).toList();
        return Packing.packed(all(today(changed)), nodes, packing);
    }

    /// No machine goes where pods would have no room on those of today: the pool would have to grow.
    private Change without(PackedPools packed) {
        var gone = packed.unplaced().isEmpty()
                ? packed.removed().stream().map(ExistingNode::name).collect(Collectors.toSet())
                : Set.<String>of();
        return new Change(cluster, gone, List.of());
    }

    /// Machines bought anew are pools of their own.
    private PackingRules withoutFloors() {
        return packing.withFloors(new TreeMap<>());
    }

    private Map<WorkloadId, List<PodGroup>> today(Predicate<WorkloadId> changed) {
        return groups(one -> List.of(one.onToday(request(one.workload(), changed), machines, names)));
    }

    private Map<WorkloadId, List<PodGroup>> anew(Predicate<WorkloadId> changed) {
        return groups(one -> one.inMarkets(request(one.workload(), changed), machines));
    }

    private Map<WorkloadId, List<PodGroup>> groups(Function<Movable, List<PodGroup>> groups) {
        return movable.stream().collect(Collectors.toMap(Movable::workload, groups, (one, _) -> one, TreeMap::new));
    }

    private static List<PodGroup> all(Map<WorkloadId, List<PodGroup>> groups) {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private Requested request(WorkloadId workload, Predicate<WorkloadId> changed) {
        return changed.test(workload)
                ? onePod(workload).after()
                : onePod(workload).now();
    }

    private PaperSaving paper(Bound bound, Map<WorkloadId, List<PodGroup>> groups) {
        var byWorkload = new HashMap<WorkloadId, UnitPrices>();
        groups.forEach((workload, own) -> byWorkload.put(
                workload, new UnitPrices(mean(own, bound, Marginal::core), mean(own, bound, Marginal::gibibyte))));
        var own = new ArrayList<Recommendation>();
        movable.forEach(one -> own.addAll(containers.getOrDefault(one.workload(), List.of())));
        var pods = movable.stream().collect(Collectors.toMap(Movable::workload, Movable::count));
        return PaperSaving.ofPods(
                own,
                workload -> pods.getOrDefault(workload, 0),
                workload -> byWorkload.getOrDefault(workload, WORTHLESS));
    }

    /// Over the pods of a workload, which may be in several regions.
    private static BigDecimal mean(List<PodGroup> groups, Bound bound, Function<Marginal, BigDecimal> price) {
        var pods = groups.stream().mapToLong(PodGroup::count).sum();
        return groups.stream()
                .map(group -> price.apply(bound.marginal(group)).multiply(BigDecimal.valueOf(group.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(pods), MathContext.DECIMAL64);
    }

    /// Today's machines are a plan as well, and the only one where some pod fits none of the types.
    private BigDecimal reachable(Standing standing, PackedPools packed, NodePlan plan) {
        var kept = without(packed);
        var exchanged = new Change(cluster, machines.byName().keySet(), new Bought(cluster, machines).of(plan));
        return plan.unplaced().isEmpty() && standing.saving(exchanged).compareTo(standing.saving(kept)) > 0
                ? standing.settle(exchanged)
                : standing.settle(kept);
    }

    private static BigDecimal most(PackedPools packed, NodePlan plan, Bound least) {
        var anew = plan.unplaced().isEmpty() ? packed.bill().subtract(least.hourly()) : packed.saved();
        return packed.bill().subtract(packed.bound().hourly()).max(anew);
    }

    private List<NamespaceSaving> namespaces(PaperSaving paper, Standing standing, PackedPools idle, PaperSaving anew) {
        var byNamespace = byNamespace(paper);
        var reachable = byNamespace(anew);
        var idleSaved = standing.saving(without(idle));
        var boundNow = boundAnew(_ -> false);
        return byNamespace.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMESPACES)
                .map(one -> {
                    Predicate<WorkloadId> changed =
                            workload -> workload.namespace().equals(one.getKey());
                    var packed = standing.saving(without(packed(changed))).subtract(idleSaved);
                    var bound = boundNow.subtract(boundAnew(changed));
                    var later = reachable
                            .getOrDefault(one.getKey(), BigDecimal.ZERO)
                            .max(packed);
                    return new NamespaceSaving(
                            one.getKey(), new Figures(one.getValue(), packed, later, bound.max(later)));
                })
                .toList();
    }

    private static SortedMap<String, BigDecimal> byNamespace(PaperSaving saving) {
        var sums = new TreeMap<String, BigDecimal>();
        saving.byWorkload().forEach((workload, own) -> sums.merge(workload.namespace(), own, BigDecimal::add));
        return sums;
    }

    private BigDecimal boundAnew(Predicate<WorkloadId> changed) {
        return Packing.bound(all(anew(changed)), types, withoutFloors()).hourly();
    }

    /// From the machines its change removes alone to its part of what all changes save together.
    ///
    /// @param changes what all of them save beside what is idle anyway
    private SortedMap<WorkloadId, SavingsRange> workloads(PaperSaving paper, BigDecimal changes) {
        var gained = paper.byWorkload().values().stream()
                .filter(one -> one.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var ranges = new TreeMap<WorkloadId, SavingsRange>();
        movable.forEach(one -> {
            var own = paper.byWorkload().getOrDefault(one.workload(), BigDecimal.ZERO);
            var alone = SavingsRange.inMachines(own, dearest(one));
            var together = own.signum() <= 0 || gained.signum() == 0
                    ? own.min(BigDecimal.ZERO)
                    : own.multiply(changes.max(BigDecimal.ZERO)).divide(gained, MathContext.DECIMAL64);
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
        var notices = new SavingNotices();
        notices.addTooLarge(tooLarge);
        notices.addLeft(machines);
        notices.addUnplaced("machines of today", packed.unplaced());
        notices.addUnplaced("machines bought anew", plan.unplaced());
        return notices.sentences();
    }
}
