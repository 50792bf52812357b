package io.rightsizer.analyzer.recommendation;

/// Everything that decides how one container is sized.
///
/// @param policy name of a policy in `Policies`
public record SizingSettings(String policy, PolicySettings policySettings, GuardrailSettings guardrails) {

    public static final SizingSettings DEFAULTS =
            new SizingSettings(CalibratedPolicy.NAME, PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS);
}
