package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.List;

/// What became of some workloads. Every workload that was to change is in exactly one.
///
/// @param branch of their pull request; empty where they have none
/// @param workloads may be none, for a pull request that nothing is left of, or for the dashboard
/// @param url of the pull request; empty where there is none
/// @param code why it failed or was left out; empty else
/// @param reason one sentence, with the remedy where it failed
public record Outcome(What what, String branch, List<WorkloadId> workloads, String url, String code, String reason) {

    public Outcome {
        workloads = List.copyOf(workloads);
    }

    /// Outputs carry the name; a word is never changed.
    public enum What {
        OPENED,
        UPDATED,
        UNCHANGED,
        /// Approved, so left as it is.
        FROZEN,
        /// People changed the branch, or asked by a label to be left alone.
        EDITED,
        /// People said no, by closing or by a revert.
        DECLINED,
        /// Merged a short while ago, so nothing more is lowered yet.
        OBSERVED,
        /// For its turn.
        WAITING,
        CLOSED,
        OPTED_OUT,
        /// No change can be made for it in this repository.
        LEFT_OUT,
        FAILED
    }

    static Outcome of(What what, String branch, List<WorkloadId> workloads, String url, String reason) {
        return new Outcome(what, branch, workloads, url, "", reason);
    }

    static Outcome alone(What what, WorkloadId workload, String reason) {
        return of(what, "", List.of(workload), "", reason);
    }

    static Outcome failed(String branch, List<WorkloadId> workloads, String code, String reason) {
        return new Outcome(What.FAILED, branch, workloads, "", code, reason);
    }
}
