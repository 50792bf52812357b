package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Code;

/// A reason code as people say it.
public record CodeNote(Code code) {

    /// In two or three words.
    public String label() {
        return switch (code) {
            case OOM_KILLED -> "OOM-killed";
            case THROTTLED -> "throttled";
            case SUSPECTED_TYPO -> "typing error?";
            case HPA_CPU -> "autoscaled on CPU";
            case HPA_MEMORY -> "autoscaled on memory";
            case HPA_TARGET -> "autoscaler target too";
            case HPA_AT_MINIMUM -> "autoscaler at minimum";
            case HPA_AT_MAXIMUM -> "autoscaler at maximum";
            case REPLICAS_ADVICE -> "fewer replicas?";
            case STEP_LIMITED -> "in steps";
            case WEEK_AGO -> "more a week ago";
            case LIMIT_RANGE -> "LimitRange";
            case NODE_SIZE -> "node size";
            case CEILING -> "at the ceiling";
            case FLOOR -> "at the floor";
            case SMALL_CHANGE -> "not worth a rollout";
            case NO_REQUEST -> "no request set";
            case NEW_WORKLOAD -> "too new";
            case LOW_COVERAGE -> "too little data";
            case PARTIAL_DATA -> "partial data";
            case JVM -> "JVM";
            case GO_MEMORY_LIMIT -> "GOMEMLIMIT";
            case NODE_HEAP -> "Node.js heap";
            case KEEP_GUARANTEED -> "stays Guaranteed";
            case RESTARTS -> "restarts";
            case INJECTED_SIDECAR -> "injected sidecar";
            case NO_USAGE -> "no usage";
            case NO_SPEC -> "requests unknown";
            case BAD_NAME -> "illegal name";
            case NOT_RUNNING -> "not running";
            case SHARD_FAILED -> "not read";
            case INCOMPLETE -> "incomplete";
            case LEVEL_SHIFT -> "changed level";
            case WEEKLY_PEAK -> "weekly peak";
            case DAILY_PEAK -> "daily peak";
            case POSSIBLE_LEAK -> "possible leak";
            case CENSORED -> "hit its limit";
            case SKEWED_REPLICA -> "uneven replicas";
            case STARTUP_CPU -> "busy at start";
            case HOURLY_PEAKS -> "by hourly peaks";
        };
    }

    /// Its name, by which rows can be filtered, and what it means.
    public String meaning() {
        return code.name() + ": " + code.meaning();
    }

    /// `bad` where the container suffers or may do so.
    public String tone() {
        return switch (code) {
            case OOM_KILLED, THROTTLED, SUSPECTED_TYPO, RESTARTS, POSSIBLE_LEAK, CENSORED, HPA_AT_MAXIMUM -> "bad";
            default -> "plain";
        };
    }
}
