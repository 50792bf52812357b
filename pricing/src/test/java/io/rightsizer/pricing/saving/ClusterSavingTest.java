package io.rightsizer.pricing.saving;

import static io.rightsizer.pricing.saving.SmallCluster.FREE;
import static io.rightsizer.pricing.saving.SmallCluster.placed;
import static io.rightsizer.pricing.saving.SmallCluster.pod;
import static io.rightsizer.pricing.saving.SmallCluster.rules;
import static io.rightsizer.pricing.saving.SmallCluster.selecting;
import static io.rightsizer.pricing.saving.SmallCluster.withVolume;
import static io.rightsizer.pricing.saving.SmallCluster.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.cost.SavingsRange;
import io.rightsizer.pricing.packing.Hold;
import io.rightsizer.pricing.packing.KeptNode;
import io.rightsizer.pricing.packing.PlannedNode;
import io.rightsizer.pricing.packing.PoolChange;
import io.rightsizer.pricing.packing.Room;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Clusters of two to four machines, computed by hand.
class ClusterSavingTest {

    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    private static final SavingRules KEEPING_ONE = rules(0, null, 1);

    /// Three machines at 0.20. Today 8 of 12 cores are requested and every machine is half used at least; at
    /// the limit two machines hold it, so a core is worth 0.20 / 4. Afterwards 5 cores: the machine with one
    /// core of them goes.
    @Test
    void tellsTheFourFigures() {
        var saving = three().saving(FREE);

        assertThat(saving.now()).isEqualByComparingTo("0.60");
        // 6 pods x 0.5 cores x 0.05; memory is not short
        assertThat(saving.figures().paper()).isCloseTo(new BigDecimal("0.15"), within(ROUNDING));
        assertThat(saving.figures().packed()).isEqualByComparingTo("0.20");
        assertThat(saving.idle()).isEqualByComparingTo("0");
        // 5 cores need two machines of 3.92
        assertThat(saving.figures().reachable()).isEqualByComparingTo("0.20");
        // 5 of 4 cores a machine: 0.25 remain
        assertThat(saving.figures().bound()).isCloseTo(new BigDecimal("0.35"), within(ROUNDING));
        assertThat(kept(saving)).containsExactly("a", "b");
        assertThat(saving.notices()).isEmpty();
    }

    @Test
    void tellsWhatANamespaceAndAWorkloadSave() {
        var saving = three().saving(FREE);

        assertThat(saving.namespaces()).hasSize(1);
        assertThat(saving.namespaces().getFirst().namespace()).isEqualTo("shop");
        assertThat(saving.namespaces().getFirst().figures().packed()).isEqualByComparingTo("0.20");
        // less than a machine alone; all of what is saved with the others
        assertThat(range(saving, "web").low()).isEqualByComparingTo("0");
        assertThat(range(saving, "web").high()).isEqualByComparingTo("0.20");
        assertThat(range(saving, "api").high()).isEqualByComparingTo("0");
    }

    @Test
    void buysSpotForThoseWhoMay() {
        var half = rules(0.5, null, 0);

        var saving = three().saving(half);

        // one machine at 0.20 and one on spot at 0.10, of which 12.5 % more for interruptions in every eighth month
        assertThat(saving.figures().reachable()).isEqualByComparingTo("0.2875");
        assertThat(saving.plan().purchases())
                .extracting(one -> one.capacityType())
                .containsExactlyInAnyOrder(CapacityType.ON_DEMAND, CapacityType.SPOT);
    }

    /// One machine of Virginia would hold both pods and cost least.
    @Test
    void podsStayInTheirRegionOnMachinesBoughtAnew() {
        var saving = new SmallCluster()
                .node("a")
                .node("b", Map.of("topology_kubernetes_io_region", "us-east-1"))
                .deployment("web", pod("1", "1Gi"), Map.of("a", 1, "b", 1))
                .saving(FREE);

        assertThat(saving.plan().hourly()).isEqualByComparingTo("0.36");
        assertThat(saving.plan().nodes())
                .extracting(PlannedNode::pool, PlannedNode::pods)
                .containsExactly(
                        tuple("eu-west-1 amd64", new TreeMap<>(Map.of("shop/Deployment/web in eu-west-1", 1))),
                        tuple("us-east-1 amd64", new TreeMap<>(Map.of("shop/Deployment/web in us-east-1", 1))));
        assertThat(saving.notices()).isEmpty();
    }

    @Test
    void doesNotTakeWhatIsIdleAnywayForASavingOfAChange() {
        var saving = new SmallCluster()
                .node("a")
                .node("b")
                .resized("web", pod("1", "1Gi"), pod("900m", "1Gi"), Map.of("a", 1))
                .deployment("api", pod("1", "1Gi"), Map.of("b", 1))
                .saving(FREE);

        assertThat(saving.figures().packed()).isEqualByComparingTo("0.20");
        assertThat(saving.idle()).isEqualByComparingTo("0.20");
        assertThat(saving.namespaces().getFirst().figures().packed()).isEqualByComparingTo("0");
        assertThat(range(saving, "web").high()).isEqualByComparingTo("0");
    }

    @Test
    void growingPodsKeepAMachineThatIsIdleToday() {
        var saving = new SmallCluster()
                .node("a")
                .node("b")
                .resized("web", pod("1", "1Gi"), pod("3", "1Gi"), Map.of("a", 1))
                .deployment("api", pod("1500m", "1Gi"), Map.of("b", 1))
                .saving(FREE);

        assertThat(saving.idle()).isEqualByComparingTo("0.20");
        assertThat(saving.figures().packed()).isEqualByComparingTo("0");
        assertThat(saving.figures().paper()).isNegative();
        assertThat(range(saving, "web").low()).isNegative();
    }

    @Test
    void keepsTheMinimumOfAPool() {
        var saving = new SmallCluster().node("a").node("b").saving(KEEPING_ONE);

        assertThat(saving.figures().packed()).isEqualByComparingTo("0.20");
        assertThat(only(saving).hold()).isEqualTo(Hold.MINIMUM);
    }

    @Test
    void keepsTheMinimumOfEachZone() {
        var cluster = new SmallCluster();
        for (var name : List.of("a1", "a2", "b1", "b2")) {
            cluster.node(name, Map.of("topology_kubernetes_io_zone", "eu-west-1" + name.charAt(0)));
        }

        var saving = cluster.saving(rules(0, 2.0, 0, 1));

        assertThat(saving.figures().packed()).isEqualByComparingTo("0.40");
        assertThat(saving.packed().kept())
                .extracting(node -> node.node().zone())
                .containsExactlyInAnyOrder("eu-west-1a", "eu-west-1b");
    }

    @Test
    void daemonSetsAndStaticPodsStayWithTheirNode() {
        var agent = new WorkloadId("prod", "kube-system", WorkloadKind.DAEMON_SET, "agent");
        var proxy = new WorkloadId("prod", "kube-system", new WorkloadKind("Node"), "a");
        var saving = new SmallCluster()
                .node("a")
                .node("b")
                .add(placed(agent, Map.of("a", 1, "b", 1)), pod("3", "1Gi"), null)
                .add(placed(proxy, Map.of("a", 1)), pod("500m", "1Gi"), null)
                .deployment("web", pod("200m", "1Gi"), Map.of("a", 1))
                .deployment("api", pod("200m", "1Gi"), Map.of("b", 1))
                .saving(FREE);

        assertThat(saving.figures().packed()).isEqualByComparingTo("0.20");
        // 4 cores less 3 of the agent, and on a less half a one of the static pod
        assertThat(saving.packed().kept())
                .allSatisfy(node -> assertThat(node.node().room().cpu())
                        .isEqualTo(Cpu.parse(node.node().name().equals("a") ? "500m" : "1")));
        assertThat(saving.packed().kept().getFirst().pods())
                .containsOnlyKeys("shop/Deployment/api", "shop/Deployment/web");
        assertThat(saving.workloads()).doesNotContainKey(agent);
    }

    @Test
    void aDaemonSetThatGrowsLeavesLessRoom() {
        var agent = new WorkloadId("prod", "kube-system", WorkloadKind.DAEMON_SET, "agent");
        var saving = new SmallCluster()
                .node("a")
                .node("b")
                .add(placed(agent, Map.of("a", 1, "b", 1)), pod("2", "1Gi"), pod("3700m", "1Gi"))
                .deployment("web", pod("200m", "1Gi"), Map.of("a", 1))
                .deployment("api", pod("200m", "1Gi"), Map.of("b", 1))
                .saving(rules(0, 2.0, 0));

        assertThat(saving.idle()).isEqualByComparingTo("0.20");
        // 300m are left of a machine, and both ask for 400m
        assertThat(saving.figures().packed()).isEqualByComparingTo("0");
    }

    @Test
    void leavesOutTheControlPlaneAndWhatIsPaidByThePod() {
        var saving = new SmallCluster()
                .node("cp", Map.of(), new Taint("node-role.kubernetes.io/control-plane", "", "NoSchedule"))
                .node("cp-2", Map.of("node_role_kubernetes_io_control_plane", ""))
                .node("fargate-ip-10-0-0-1", Map.of("eks_amazonaws_com_compute_type", "fargate"))
                .node("a")
                .saving(FREE);

        assertThat(saving.now()).isEqualByComparingTo("0.20");
        assertThat(kept(saving)).isEmpty();
        assertThat(saving.notices())
                .containsExactly(
                        "left out of the packing: fargate-ip-10-0-0-1: is paid by the pod",
                        "left out of the packing: cp, cp-2: runs the control plane");
    }

    @Test
    void saysInOneSentenceWhatHoldsForMany() {
        var cluster = new SmallCluster();
        for (var name : List.of("1", "2", "3", "4", "5")) {
            cluster.node("fargate-ip-10-0-0-" + name, Map.of("eks_amazonaws_com_compute_type", "fargate"));
            cluster.node("arm-" + name, Map.of("kubernetes_io_arch", "arm64"));
            cluster.deployment("web-" + name, pod("1", "1Gi"), Map.of("arm-" + name, 2));
        }

        // m5 machines are no arm64
        assertThat(cluster.saving(FREE).notices())
                .containsExactly(
                        "left out of the packing: fargate-ip-10-0-0-1, fargate-ip-10-0-0-2, fargate-ip-10-0-0-3 and 2"
                                + " more: is paid by the pod",
                        "machines bought anew: 10 pods of shop/Deployment/web-1, shop/Deployment/web-2,"
                                + " shop/Deployment/web-3 and 2 more: no pool it may run in is offered");
    }

    /// Two of three machines run the agent, and each a static pod of its own.
    @Test
    void machinesBoughtAnewRunWhatThoseOfTodayRunForThemselves() {
        var agent = new WorkloadId("prod", "kube-system", WorkloadKind.DAEMON_SET, "agent");
        var rare = new WorkloadId("prod", "kube-system", WorkloadKind.DAEMON_SET, "rare");
        var cluster = new SmallCluster()
                .node("a")
                .node("b")
                .node("c")
                .add(placed(agent, Map.of("a", 1, "b", 1)), pod("200m", "1Gi"), null)
                .add(placed(rare, Map.of("a", 1)), pod("1", "1Gi"), null)
                .deployment("web", pod("1", "1Gi"), Map.of("a", 1));
        for (var name : List.of("a", "b", "c")) {
            var proxy = new WorkloadId("prod", "kube-system", new WorkloadKind("Node"), name);
            cluster.add(placed(proxy, Map.of(name, 1)), pod("100m", "128Mi"), null);
        }

        var bought = cluster.saving(FREE).plan().nodes();

        // 3,920m and 14,162Mi less 200m and 1,024Mi less 100m and 128Mi
        assertThat(bought).hasSize(1);
        assertThat(bought.getFirst().room()).isEqualTo(new Room(Cpu.parse("3620m"), Memory.parse("13010Mi"), 56));
    }

    @Test
    void leavesOutAPodThatIsLargerThanItsNode() {
        var saving = new SmallCluster()
                .node("a")
                .deployment("web", pod("3", "1Gi"), Map.of("a", 1))
                .deployment("huge", pod("100m", "100Gi"), Map.of("a", 1))
                .saving(FREE);

        assertThat(saving.notices())
                .containsExactly(
                        "left out of the packing: shop/Deployment/huge: a pod requests more than the node it runs on has");
        assertThat(saving.packed().kept().getFirst().pods()).containsOnlyKeys("shop/Deployment/web");
    }

    /// The guest on b would fit beside the host on a, whose own pod is tied to its pool.
    @Test
    void aPodMayGoWhereNothingSpeaksAgainstIt() {
        var saving = hosted(Map.of(), guest());

        assertThat(saving.figures().packed()).isEqualByComparingTo("0.20");
        assertThat(kept(saving)).containsExactly("a");
    }

    @Test
    void aVolumeKeepsAPodInItsPools() {
        assertStays(hosted(Map.of(), withVolume(guest())));
    }

    @Test
    void aSelectorKeepsAPodInItsPools() {
        assertStays(hosted(Map.of(), selecting(guest(), "tier", "two")));
    }

    @Test
    void aTaintKeepsPodsAway() {
        assertStays(hosted(Map.of(), guest(), new Taint("dedicated", "host", "NoSchedule")));
        assertThat(hosted(Map.of(), guest(), new Taint("dedicated", "host", "PreferNoSchedule"))
                        .figures()
                        .packed())
                .isEqualByComparingTo("0.20");
    }

    @Test
    void anotherProcessorKeepsPodsAway() {
        assertStays(hosted(Map.of("kubernetes_io_arch", "arm64"), guest()));
    }

    @Test
    void spotKeepsPodsAwayThatMustNotBeLost() {
        var spot = Map.of("eks_amazonaws_com_capacity_type", "SPOT");
        var alone = hosted(spot, guest());
        var replicated = hosted(spot, placed(workload("guest"), Map.of("b", 2)));

        // nothing else would do its work
        assertThat(kept(alone)).containsExactlyInAnyOrder("a", "b");
        assertThat(kept(replicated)).containsExactly("a");
    }

    @Test
    void nothingGoesToACordonedNode() {
        var host = withVolume(placed(workload("host"), Map.of("a", 1)));
        var saving = new SmallCluster()
                .node("a")
                .cordoned()
                .node("b")
                .add(host, pod("500m", "1Gi"), null)
                .deployment("web", pod("500m", "1Gi"), Map.of("b", 1))
                .saving(FREE);

        assertThat(kept(saving)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aCordonedNodeMayGoWhateverTheMinimum() {
        var saving = new SmallCluster()
                .node("a")
                .cordoned()
                .node("b")
                .deployment("host", pod("500m", "1Gi"), Map.of("a", 1))
                .deployment("web", pod("500m", "1Gi"), Map.of("b", 1))
                .saving(KEEPING_ONE);

        assertThat(kept(saving)).containsExactly("b");
        assertThat(saving.packed().pools())
                .extracting(PoolChange::pool)
                .containsExactly(
                        "general (on-demand, eu-west-1 amd64)", "general (on-demand, eu-west-1 amd64, cordoned)");
    }

    /// Three machines each, with two pods of 1.2 cores: any machine's pods fit on the two others.
    @Test
    void karpenterEmptiesBusyMachinesAndNobodyElse() {
        var cluster = new SmallCluster();
        for (var pool : List.of("karpenter_sh_nodepool", "eks_amazonaws_com_nodegroup")) {
            for (var name : List.of("1", "2", "3")) {
                cluster.node(pool + name, Map.of(pool, pool, "made_by", pool));
            }
            var pods = Map.of(pool + 1, 2, pool + 2, 2, pool + 3, 2);
            cluster.add(selecting(placed(workload(pool), pods), "made_by", pool), pod("1200m", "1Gi"), null);
        }

        var saving = cluster.saving(FREE);

        assertThat(saving.packed().pools())
                .extracting(PoolChange::pool, PoolChange::nodesAfter)
                .containsExactlyInAnyOrder(tuple("karpenter_sh_nodepool", 2), tuple("eks_amazonaws_com_nodegroup", 3));
        assertThat(saving.packed().pools().getFirst().hold()).isEqualTo(Hold.UTILISATION);
    }

    @Test
    void whatTheUserSaysOfScalingDownHoldsForKarpenterToo() {
        var cluster = new SmallCluster();
        for (var name : List.of("a", "b", "c")) {
            cluster.node(name, Map.of("karpenter_sh_nodepool", "general"));
        }
        cluster.deployment("web", pod("1200m", "1Gi"), Map.of("a", 2, "b", 2, "c", 2));

        assertThat(cluster.saving(FREE).figures().packed()).isEqualByComparingTo("0.20");
        assertThat(cluster.saving(rules(0, 0.5, 0)).figures().packed()).isEqualByComparingTo("0");
    }

    private static SmallCluster three() {
        return new SmallCluster()
                .node("a")
                .node("b")
                .node("c")
                .resized("web", pod("1", "2Gi"), pod("500m", "1Gi"), Map.of("a", 2, "b", 2, "c", 2))
                .deployment("api", pod("1", "4Gi"), Map.of("a", 1, "b", 1));
    }

    private static Placement guest() {
        return placed(workload("guest"), Map.of("b", 1));
    }

    private static ClusterSaving hosted(Map<String, String> labelsOfHost, Placement guest, Taint... taintsOfHost) {
        var labels = new HashMap<>(Map.of("tier", "one", "eks_amazonaws_com_nodegroup", "hosts"));
        labels.putAll(labelsOfHost);
        return new SmallCluster()
                .node("a", labels, taintsOfHost)
                .node("b", Map.of("tier", "two"))
                .add(selecting(placed(workload("host"), Map.of("a", 1)), "tier", "one"), pod("500m", "1Gi"), null)
                .add(guest, pod("500m", "1Gi"), null)
                .saving(FREE);
    }

    private static void assertStays(ClusterSaving saving) {
        assertThat(saving.figures().packed()).isEqualByComparingTo("0");
        assertThat(saving.packed().pools()).extracting(PoolChange::hold).containsOnly(Hold.REACH);
    }

    private static SavingsRange range(ClusterSaving saving, String workload) {
        return Objects.requireNonNull(saving.workloads().get(workload(workload)));
    }

    private static List<String> kept(ClusterSaving saving) {
        return saving.packed().kept().stream()
                .map(KeptNode::node)
                .map(node -> node.name())
                .toList();
    }

    private static PoolChange only(ClusterSaving saving) {
        assertThat(saving.packed().pools()).hasSize(1);
        return saving.packed().pools().getFirst();
    }
}
