package io.rightsizer.analyzer.recommendation;

/// Stable reason codes. Outputs carry the name, people get [#meaning]; a code is never renamed or reused.
public enum Code {
    OOM_KILLED("was OOM-killed in the window; memory is never lowered after a kill"),
    THROTTLED("was throttled in more than 5 % of its CPU periods; neither CPU nor memory is lowered"),
    SUSPECTED_TYPO("requests over ten times its peak and more than a node has: probably a typing error"),
    HPA_CPU("an autoscaler follows CPU usage as a share of the request; CPU is left alone"),
    HPA_MEMORY("an autoscaler follows memory usage as a share of the request; memory is left alone"),
    HPA_TARGET("an autoscaler follows CPU usage as a share of the request; its target changes with the request"),
    HPA_AT_MINIMUM("its autoscaler has hardly ever more pods than its minimum"),
    HPA_AT_MAXIMUM("the pods its autoscaler may have are too few for its demand; nothing is lowered then"),
    REPLICAS_ADVICE("runs more replicas than its demand takes; advice only, no patch changes their number"),
    STEP_LIMITED("lowered only part of the way in this run"),
    WEEK_AGO("a week ago the same rule asked for more; lowered only as far as both weeks agree"),
    LIMIT_RANGE("held within the namespace's LimitRange"),
    NODE_SIZE("held within the allocatable resources of the largest node"),
    CEILING("held at the configured ceiling"),
    FLOOR("raised to the configured floor"),
    SMALL_CHANGE("the change is too small to be worth a rollout"),
    NO_REQUEST("sets no request today"),
    NEW_WORKLOAD("has run for less than the minimum history"),
    LOW_COVERAGE("data covers too little of its time"),
    PARTIAL_DATA("the source warned that data may be missing; nothing is lowered"),
    JVM("runs a JVM: it fills the heap it may have, so usage is weak evidence of need"),
    GO_MEMORY_LIMIT("runs Go under GOMEMLIMIT: it uses what that allows, so usage is weak evidence of need"),
    NODE_HEAP("runs Node.js: its memory limit has to hold V8's heap limit"),
    KEEP_GUARANTEED("must keep QoS class Guaranteed, so requests equal limits"),
    RESTARTS("restarted often in the window"),
    INJECTED_SIDECAR("usually injected by a webhook, so not declared in the workload's manifest"),
    NO_USAGE("no usage was seen in the window"),
    NO_SPEC("its requests and limits are not known"),
    BAD_NAME("its name is not a legal Kubernetes name"),
    NOT_RUNNING("had no pod at the end of the window"),
    SHARD_FAILED("its usage could not be read"),
    INCOMPLETE("fewer series arrived than the server counts"),
    LEVEL_SHIFT("moved to another level of usage in the window"),
    WEEKLY_PEAK("peaks every week; neither amount goes below that peak"),
    DAILY_PEAK("peaks every day for a short time; neither amount goes below that peak"),
    POSSIBLE_LEAK("uses more memory from day to day: possibly a leak; memory is raised and never lowered"),
    CENSORED("used all of its limit, so what it needs is not known; the amount is not lowered"),
    SKEWED_REPLICA("has a replica that uses far more than the others; please check it"),
    STARTUP_CPU("uses more CPU in its first ten minutes than is requested"),
    HOURLY_PEAKS("was read as each hour's peaks, so amounts may be higher than needed");

    private final String meaning;

    Code(String meaning) {
        this.meaning = meaning;
    }

    /// A clause for people that goes after "the container".
    public String meaning() {
        return meaning;
    }
}
