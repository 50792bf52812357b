package io.rightsizer.pricing.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Labels and provider ids as the providers document them, keys as kube-state-metrics writes them.
class NodeKeysTest {

    private static final NodeKeys KEYS = new NodeKeys(NodeMapping.NONE);

    private static final String AKS_ID = "azure:///subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/"
            + "MC_shop_prod_westeurope/providers/Microsoft.Compute/virtualMachineScaleSets/"
            + "aks-nodepool1-31718369-vmss/virtualMachines/0";

    /// <https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html>
    @Test
    void readsANodeOfAnEksNodeGroup() {
        var node = node("ip-10-0-1-11.eu-west-1.compute.internal", "aws:///eu-west-1a/i-0123456789abcdef0", """
                node_kubernetes_io_instance_type=m5.xlarge
                beta_kubernetes_io_instance_type=m5.xlarge
                topology_kubernetes_io_region=eu-west-1
                topology_kubernetes_io_zone=eu-west-1a
                kubernetes_io_arch=amd64
                kubernetes_io_os=linux
                eks_amazonaws_com_capacity_type=SPOT
                eks_amazonaws_com_nodegroup=workers
                """);

        assertThat(KEYS.of(node))
                .isEqualTo(new NodeKey(
                        "aws", "eu-west-1", "eu-west-1a", "m5.xlarge", "amd64", "linux", CapacityType.SPOT, "workers"));
    }

    /// <https://karpenter.sh/docs/concepts/scheduling/#labels>
    @Test
    void readsANodeOfKarpenter() {
        var node = node("ip-10-0-1-12.ec2.internal", "aws:///us-east-1b/i-0a1b2c3d4e5f60718", """
                node_kubernetes_io_instance_type=c7g.2xlarge
                topology_kubernetes_io_region=us-east-1
                topology_kubernetes_io_zone=us-east-1b
                kubernetes_io_arch=arm64
                kubernetes_io_os=linux
                karpenter_sh_capacity_type=on-demand
                karpenter_sh_nodepool=general
                """);

        assertThat(KEYS.of(node))
                .isEqualTo(new NodeKey(
                        "aws",
                        "us-east-1",
                        "us-east-1b",
                        "c7g.2xlarge",
                        "arm64",
                        "linux",
                        CapacityType.ON_DEMAND,
                        "general"));
    }

    /// <https://learn.microsoft.com/azure/aks/use-labels>
    @Test
    void readsANodeOfAks() {
        var node = node("aks-nodepool1-31718369-vmss000000", AKS_ID, """
                node_kubernetes_io_instance_type=Standard_D4s_v5
                topology_kubernetes_io_region=westeurope
                topology_kubernetes_io_zone=westeurope-1
                kubernetes_io_arch=amd64
                kubernetes_io_os=linux
                kubernetes_azure_com_scalesetpriority=spot
                kubernetes_azure_com_agentpool=nodepool1
                agentpool=nodepool1
                """);

        assertThat(KEYS.of(node))
                .isEqualTo(new NodeKey(
                        "azure",
                        "westeurope",
                        "westeurope-1",
                        "Standard_D4s_v5",
                        "amd64",
                        "linux",
                        CapacityType.SPOT,
                        "nodepool1"));
    }

    /// <https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms>
    @Test
    void readsANodeOfGke() {
        var node = node(
                "gke-prod-pool-1-5b6c7d8e-abcd", "gce://my-project/europe-west1-b/gke-prod-pool-1-5b6c7d8e-abcd", """
                node_kubernetes_io_instance_type=n2-standard-4
                topology_kubernetes_io_region=europe-west1
                topology_kubernetes_io_zone=europe-west1-b
                kubernetes_io_arch=amd64
                kubernetes_io_os=linux
                cloud_google_com_gke_nodepool=pool-1
                cloud_google_com_gke_spot=true
                """);

        assertThat(KEYS.of(node))
                .isEqualTo(new NodeKey(
                        "gcp",
                        "europe-west1",
                        "europe-west1-b",
                        "n2-standard-4",
                        "amd64",
                        "linux",
                        CapacityType.SPOT,
                        "pool-1"));
    }

    @Test
    void readsANodeWithTheLabelsOfBeforeKubernetesOneSeventeen() {
        var node = node("ip-172-20-1-1.ec2.internal", "aws:///us-east-1b/i-0a1b2c3d4e5f60718", """
                beta_kubernetes_io_instance_type=m4.large
                failure_domain_beta_kubernetes_io_region=us-east-1
                failure_domain_beta_kubernetes_io_zone=us-east-1b
                beta_kubernetes_io_arch=amd64
                beta_kubernetes_io_os=linux
                kops_k8s_io_instancegroup=spot-zone-b
                """);

        assertThat(KEYS.of(node))
                .isEqualTo(new NodeKey(
                        "aws",
                        "us-east-1",
                        "us-east-1b",
                        "m4.large",
                        "amd64",
                        "linux",
                        CapacityType.SPOT,
                        "spot-zone-b"));
    }

    @ParameterizedTest
    @CsvSource({
        "karpenter_sh_capacity_type=spot, SPOT",
        "karpenter_sh_capacity_type=on-demand, ON_DEMAND",
        "karpenter_sh_capacity_type=reserved, ON_DEMAND",
        "eks_amazonaws_com_capacity_type=SPOT, SPOT",
        "eks_amazonaws_com_capacityType=SPOT, SPOT",
        "eks_amazonaws_com_capacity_type=ON_DEMAND, ON_DEMAND",
        "kubernetes_azure_com_scalesetpriority=spot, SPOT",
        "kubernetes_azure_com_scalesetpriority=regular, ON_DEMAND",
        "cloud_google_com_gke_spot=true, SPOT",
        "cloud_google_com_gke_spot=false, ON_DEMAND",
        "cloud_google_com_gke_preemptible=true, SPOT",
        "cloud_google_com_gke_provisioning=spot, SPOT",
        "cloud_google_com_gke_provisioning=preemptible, SPOT",
        "cloud_google_com_gke_provisioning=standard, ON_DEMAND",
        "lifecycle=EC2Spot, SPOT",
        "lifecycle=Ec2Spot, SPOT",
        "lifecycle=OnDemand, ON_DEMAND",
        "node_kubernetes_io_lifecycle=spot, SPOT",
        "node_role_kubernetes_io_spot_worker=true, SPOT",
        "kops_k8s_io_instancegroup=nodes-spot, SPOT",
        "kops_k8s_io_instancegroup=spotlight, ON_DEMAND",
        "nothing=known, ON_DEMAND",
    })
    void tellsSpotByTheLabelsOfEveryProvider(String label, CapacityType expected) {
        assertThat(KEYS.of(node("node", "", label)).capacityType()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "karpenter_sh_nodepool=a, a",
        "karpenter_sh_provisioner_name=a, a",
        "eks_amazonaws_com_nodegroup=a, a",
        "alpha_eksctl_io_nodegroup_name=a, a",
        "kubernetes_azure_com_agentpool=a, a",
        "agentpool=a, a",
        "cloud_google_com_gke_nodepool=a, a",
        "kops_k8s_io_instancegroup=a, a",
        "pool=a, ''",
    })
    void tellsThePoolByTheLabelsOfEveryProvider(String label, String expected) {
        assertThat(KEYS.of(node("node", "", label)).pool()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "aws:///eu-west-1a/i-0123456789abcdef0, aws, eu-west-1, eu-west-1a, ''",
        "aws:///us-gov-west-1b/i-0123456789abcdef0, aws, us-gov-west-1, us-gov-west-1b, ''",
        "aws:///us-west-2-lax-1a/i-0123456789abcdef0, aws, us-west-2, us-west-2-lax-1a, ''",
        "aws:///us-west-2a/20fb6b3bd6/fargate-ip-192-168-1-2.us-west-2.compute.internal, aws, us-west-2, us-west-2a, ''",
        "aws:///i-0123456789abcdef0, aws, '', '', ''",
        "gce://my-project/us-central1-a/gke-1, gcp, us-central1, us-central1-a, ''",
        "gce://example.com:my-project/northamerica-northeast1-c/gke-1, gcp, northamerica-northeast1, northamerica-northeast1-c, ''",
        AKS_ID + ", azure, westeurope, '', nodepool1",
        "azure:///subscriptions/1/resourceGroups/own/providers/Microsoft.Compute/virtualMachines/vm-1, azure, '', '', ''",
        "kind://docker/kind/kind-worker, '', '', '', ''",
        "eks-hybrid:///eu-west-1/prod/mi-0123, '', '', '', ''",
        "'', '', '', '', ''",
    })
    void readsProviderRegionZoneAndPoolFromTheProviderId(
            String id, String provider, String region, String zone, String pool) {
        assertThat(KEYS.of(node("node", id, "")))
                .isEqualTo(new NodeKey(provider, region, zone, "", "", "", CapacityType.ON_DEMAND, pool));
    }

    @Test
    void findsTheRegionOfAnAksNodeByItsZoneWhereTheGroupHasAnotherName() {
        var node = node(
                "node",
                "azure:///subscriptions/1/resourceGroups/own/providers/Microsoft.Compute/virtualMachines/vm-1",
                "topology_kubernetes_io_zone=germanywestcentral-2");

        assertThat(KEYS.of(node).region()).isEqualTo("germanywestcentral");
    }

    @Test
    void takesTheFaultDomainOfAnAksNodeWithoutAZoneForNoZone() {
        assertThat(KEYS.of(node("node", AKS_ID, "topology_kubernetes_io_zone=0"))
                        .zone())
                .isEmpty();
    }

    @Test
    void tellsTheProviderByItsLabelsWhereTheProviderIdIsNotExported() {
        assertThat(KEYS.of(node("node", "", "eks_amazonaws_com_nodegroup=a")).provider())
                .isEqualTo("aws");
        assertThat(KEYS.of(node("node", "", "kubernetes_azure_com_mode=system")).provider())
                .isEqualTo("azure");
        assertThat(KEYS.of(node("node", "", "cloud_google_com_gke_nodepool=a")).provider())
                .isEqualTo("gcp");
        assertThat(KEYS.of(node("node", "", "rack=7")).provider()).isEmpty();
    }

    @Test
    void believesTheFirstOfLabelsThatContradictEachOther() {
        var node = node("node", "aws:///eu-west-1a/i-0123456789abcdef0", """
                node_kubernetes_io_instance_type=m5.xlarge
                beta_kubernetes_io_instance_type=m4.xlarge
                topology_kubernetes_io_zone=eu-west-1b
                failure_domain_beta_kubernetes_io_zone=eu-west-1c
                karpenter_sh_capacity_type=on-demand
                lifecycle=EC2Spot
                karpenter_sh_nodepool=general
                eks_amazonaws_com_nodegroup=workers
                """);

        assertThat(KEYS.of(node))
                .isEqualTo(new NodeKey(
                        "aws", "eu-west-1", "eu-west-1b", "m5.xlarge", "", "", CapacityType.ON_DEMAND, "general"));
    }

    @Test
    void believesTheCostExporterThatItIsASpotNodeUnlessALabelSaysOtherwise() {
        var cost = new Node.HourlyCost(new BigDecimal("0.1"), null, null, true);

        assertThat(KEYS.of(node("node", "", "", cost)).capacityType()).isEqualTo(CapacityType.SPOT);
        assertThat(KEYS.of(node("node", "", "karpenter_sh_capacity_type=on-demand", cost))
                        .capacityType())
                .isEqualTo(CapacityType.ON_DEMAND);
    }

    @Test
    void knowsNodesOnWhichPodsAreBilled() {
        assertThat(NodeKeys.isFargate(node("n", "", "eks_amazonaws_com_compute_type=fargate")))
                .isTrue();
        assertThat(NodeKeys.isFargate(node(
                        "fargate-ip-192-168-1-2.us-west-2.compute.internal",
                        "aws:///us-west-2a/20fb6b3bd6/fargate-ip-192-168-1-2.us-west-2.compute.internal",
                        "")))
                .isTrue();
        assertThat(NodeKeys.isFargate(node("ip-10-0-0-1.ec2.internal", "aws:///us-east-1a/i-1", "")))
                .isFalse();
        assertThat(NodeKeys.isAutopilot(node("gk3-prod-default-pool-094ee287-d05m", "gce://p/us-central1-a/gk3", "")))
                .isTrue();
        assertThat(NodeKeys.isAutopilot(node("gke-prod-pool-1-5b6c7d8e-abcd", "gce://p/us-central1-a/gke", "")))
                .isFalse();
    }

    @Test
    void takesFromTheMappingWhatNothingElseTells(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("nodes.csv"), """
                node,cluster,provider,region,zone,instance_type,arch,os,capacity_type,pool
                gpu-*,,,,,g5.xlarge,,,spot,gpu
                *,prod-*,aws,eu-central-1,eu-central-1a,m5.xlarge,amd64,linux,on-demand,
                """);
        var keys = new NodeKeys(NodeMapping.read(file));

        assertThat(keys.of(named("prod-eu", "gpu-1", "")))
                .isEqualTo(new NodeKey(
                        "aws",
                        "eu-central-1",
                        "eu-central-1a",
                        "g5.xlarge",
                        "amd64",
                        "linux",
                        CapacityType.SPOT,
                        "gpu"));
        assertThat(keys.of(named("prod-eu", "worker-1", "node_kubernetes_io_instance_type=r5.large"))
                        .instanceType())
                .isEqualTo("r5.large");
        assertThat(keys.of(named("test", "worker-1", "")).instanceType()).isEmpty();
    }

    private static Node node(String name, String providerId, String labels) {
        return node(name, providerId, labels, null);
    }

    private static Node named(String cluster, String name, String labels) {
        return node(cluster, name, "", labels, null);
    }

    private static Node node(String name, String providerId, String labels, Node.@Nullable HourlyCost cost) {
        return node("", name, providerId, labels, cost);
    }

    private static Node node(
            String cluster, String name, String providerId, String labels, Node.@Nullable HourlyCost cost) {
        Map<String, String> map = Arrays.stream(labels.split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Node(
                cluster, name, map, providerId, ResourceAmounts.NONE, ResourceAmounts.NONE, 0, List.of(), true, cost);
    }
}
