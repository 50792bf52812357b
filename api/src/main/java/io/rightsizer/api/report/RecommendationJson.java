package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of `recommendations`. What is absent in the record has no key here: an absent limit, an absent next step.
final class RecommendationJson {

    private RecommendationJson() {}

    static ObjectNode write(Recommendation one) {
        var node = JsonNodeFactory.instance.objectNode();
        putWorkload(one.workload(), node);
        node.put("container", one.container().name());
        node.put("containerType", one.container().type().label());
        RuntimeJson.write(one.container().runtime(), node);
        node.put("tier", one.tier().label());
        node.put("replicas", one.replicas());
        node.set("current", resources(one.container().current()));
        setIfPresent(node, "recommended", one.recommended());
        setIfPresent(node, "nextStep", one.nextStep());
        if (one.autoscaler() != null) {
            node.set("autoscaler", autoscaler(one.autoscaler()));
        }
        node.put("verdict", one.verdict().label());
        why(one.verdict()).filter(why -> !why.equals(one.explanation())).ifPresent(why -> node.put("why", why));
        var codes = node.putArray("codes");
        one.codes().forEach(code -> codes.add(code.name()));
        node.put("explanation", one.explanation());
        if (one.evidence() != null) {
            node.set("evidence", EvidenceJson.write(one.evidence()));
        }
        return node;
    }

    static void putWorkload(WorkloadId workload, ObjectNode node) {
        node.put("cluster", workload.cluster()).put("namespace", workload.namespace());
        node.put("kind", workload.kind().name()).put("name", workload.name());
    }

    private static void setIfPresent(ObjectNode node, String key, @Nullable Resources resources) {
        if (resources != null) {
            node.set(key, resources(resources));
        }
    }

    private static ObjectNode resources(Resources resources) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("requests", amounts(resources.requests()));
        node.set("limits", amounts(resources.limits()));
        return node;
    }

    static ObjectNode amounts(ResourceAmounts amounts) {
        var node = JsonNodeFactory.instance.objectNode();
        if (amounts.cpu() != null) {
            node.put("cpu", amounts.cpu().toString());
        }
        if (amounts.memory() != null) {
            node.put("memory", amounts.memory().toString());
        }
        return node;
    }

    private static ObjectNode autoscaler(AutoscalerTarget target) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", target.autoscaler()).put("resource", target.resource());
        if (target.container() != null) {
            node.put("container", target.container());
        }
        return node.put("targetPercent", target.percent()).put("nextTargetPercent", target.nextPercent());
    }

    private static Optional<String> why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Resize _, Verdict.TooLittleHistory _ -> Optional.empty();
            case Verdict.Keep(var why) -> Optional.of(why);
            case Verdict.NeedsReview(var why) -> Optional.of(why);
            case Verdict.Skipped(var why) -> Optional.of(why);
            case Verdict.Failed(var why) -> Optional.of(why);
        };
    }

    static Recommendation read(JsonPlace place) {
        var explanation = place.at("explanation").text();
        // Evidence in another form than ours is evidence all the same, but not for us.
        var evidence = place.find("evidence")
                .filter(there -> there.find("policy").isPresent())
                .map(EvidenceJson::read)
                .orElse(null);
        return new Recommendation(
                workload(place),
                place.at("replicas").count(),
                container(place),
                place.find("recommended").map(RecommendationJson::resources).orElse(null),
                place.find("nextStep").map(RecommendationJson::resources).orElse(null),
                verdict(place, explanation, evidence),
                place.at("codes").items().stream()
                        .map(code -> code.text(Code::valueOf))
                        .toList(),
                explanation,
                evidence,
                place.find("tier")
                        .map(tier -> tier.text(RecommendationJson::tier))
                        .orElse(Criticality.STANDARD),
                place.find("autoscaler").map(RecommendationJson::autoscaler).orElse(null));
    }

    private static Criticality tier(String label) {
        return Criticality.named(label).orElseThrow(() -> new IllegalArgumentException("no tier '" + label + "'"));
    }

    private static AutoscalerTarget autoscaler(JsonPlace place) {
        return new AutoscalerTarget(
                place.at("name").text(),
                place.at("resource").text(),
                place.find("container").map(JsonPlace::text).orElse(null),
                place.at("targetPercent").count(),
                place.at("nextTargetPercent").count());
    }

    static WorkloadId workload(JsonPlace place) {
        return new WorkloadId(
                place.at("cluster").text().intern(),
                place.at("namespace").text().intern(),
                place.at("kind").text(name -> new WorkloadKind(name.intern())),
                place.at("name").text());
    }

    private static Container container(JsonPlace place) {
        return new Container(
                place.at("container").text(),
                place.at("containerType").text(RecommendationJson::containerType),
                resources(place.at("current")),
                RuntimeJson.read(place));
    }

    private static ContainerType containerType(String label) {
        return Arrays.stream(ContainerType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no container type '" + label + "'"));
    }

    private static Resources resources(JsonPlace place) {
        return new Resources(amounts(place.at("requests")), amounts(place.at("limits")));
    }

    static ResourceAmounts amounts(JsonPlace place) {
        return new ResourceAmounts(
                place.find("cpu").map(cpu -> cpu.text(Cpu::parse)).orElse(null),
                place.find("memory").map(memory -> memory.text(Memory::parse)).orElse(null));
    }

    private static Verdict verdict(JsonPlace place, String explanation, @Nullable Evidence evidence) {
        var why = place.find("why").map(JsonPlace::text).orElse(explanation);
        return place.at("verdict").text(label -> switch (label) {
            case "Resize" -> new Verdict.Resize();
            case "Keep" -> new Verdict.Keep(why);
            case "TooLittleHistory" ->
                new Verdict.TooLittleHistory(
                        evidence == null ? new Coverage(0, 0, Duration.ZERO) : evidence.coverage());
            case "NeedsReview" -> new Verdict.NeedsReview(why);
            case "Skipped" -> new Verdict.Skipped(why);
            case "Failed" -> new Verdict.Failed(why);
            default -> throw new IllegalArgumentException("no verdict '" + label + "'");
        });
    }
}
