package io.rightsizer.api.http;

/// What somebody sees beside the workloads of their teams.
enum Role {
    /// Nothing: costs are those of these workloads.
    VIEWER,
    /// What all teams cost, and the machines.
    FINANCE
}
