package io.rightsizer.api.http;

import io.rightsizer.api.config.Setting;
import java.util.List;

/// What the report must know beside its runs.
///
/// @param teamLabel the label that names the team of a workload, as Kubernetes spells it
/// @param version of this program, for people
/// @param configured settings that somebody set, secrets masked
public record ReportSettings(String teamLabel, String version, List<Setting> configured, ServerLimits limits) {

    public ReportSettings {
        configured = List.copyOf(configured);
    }

    public ReportSettings(String teamLabel, String version, List<Setting> configured) {
        this(teamLabel, version, configured, ServerLimits.USUAL);
    }
}
