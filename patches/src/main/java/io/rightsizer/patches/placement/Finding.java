package io.rightsizer.patches.placement;

/// Something in a checkout that should not be merged as it is.
///
/// @param root path of the kustomization
/// @param file that is to blame; empty where none is known
/// @param reason one sentence: what is wrong, and what to try
public record Finding(String root, String file, FindingCode code, String reason) {

    /// Whether it only informs: nothing breaks.
    public boolean isWarning() {
        return code == FindingCode.OVERRIDDEN;
    }
}
