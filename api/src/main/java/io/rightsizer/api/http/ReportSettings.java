package io.rightsizer.api.http;

/// What the report must know beside its runs.
///
/// @param teamLabel the label that names the team of a workload, as Kubernetes spells it
/// @param version of this program, for people
public record ReportSettings(String teamLabel, String version) {}
