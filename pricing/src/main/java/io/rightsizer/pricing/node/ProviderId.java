package io.rightsizer.pricing.node;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a cloud's own name of a machine tells of it. What it does not tell is empty.
///
/// - AWS: `aws:///eu-west-1a/i-0123456789abcdef0`
/// - Google: `gce://project/europe-west1-b/name`
/// - Azure: `azure:///subscriptions/…/resourceGroups/mc_group_cluster_westeurope/providers/…/aks-pool1-1-vmss/…`, where
///   the group's name ends in the region and the scale set's holds the pool, unless the user chose other names
///
/// @param provider as in [io.rightsizer.pricing.NodeKey]
record ProviderId(String provider, String region, String zone, String pool) {

    private static final ProviderId UNKNOWN = new ProviderId("", "", "", "");

    /// The zones of a local zone or wavelength go on behind the region: `us-west-2-lax-1a`.
    private static final Pattern AWS_REGION = Pattern.compile("([a-z]{2}(?:-[a-z]+)+-\\d+)(?:[a-z]|-[a-z0-9-]+)");

    private static final Pattern GOOGLE_ZONE = Pattern.compile("([a-z]+(?:-[a-z]+)*-[a-z]+\\d+)-[a-z]");
    private static final Pattern AZURE_ZONE = Pattern.compile("([a-z]+[a-z0-9]*)-\\d");
    private static final Pattern AZURE_GROUP = Pattern.compile("mc_.+_([a-z0-9]+)");
    private static final Pattern AZURE_POOL = Pattern.compile("aks-([a-z0-9]+)-\\d+-vmss");

    static ProviderId of(String text) {
        var parts = List.of(text.split("/+"));
        return switch (parts.getFirst()) {
            case "aws:" -> aws(parts.size() > 2 ? parts.get(1) : "");
            case "gce:" -> google(parts.size() > 3 ? parts.get(2) : "");
            case "azure:" -> azure(text.toLowerCase(Locale.ROOT));
            default -> UNKNOWN;
        };
    }

    /// The region a zone lies in; empty where the zone is not as the provider writes them.
    static String regionOf(String provider, String zone) {
        return switch (provider) {
            case "aws" -> group(AWS_REGION, zone);
            case "gcp" -> group(GOOGLE_ZONE, zone);
            case "azure" -> group(AZURE_ZONE, zone);
            default -> "";
        };
    }

    private static ProviderId aws(String zone) {
        var region = regionOf("aws", zone);
        return new ProviderId("aws", region, region.isEmpty() ? "" : zone, "");
    }

    private static ProviderId google(String zone) {
        var region = regionOf("gcp", zone);
        return new ProviderId("gcp", region, region.isEmpty() ? "" : zone, "");
    }

    private static ProviderId azure(String path) {
        return new ProviderId(
                "azure",
                group(AZURE_GROUP, after("resourcegroups", path)),
                "",
                group(AZURE_POOL, after("virtualmachinescalesets", path)));
    }

    private static String after(String segment, String path) {
        var parts = List.of(path.split("/+"));
        var at = parts.indexOf(segment);
        return at < 0 || at + 1 == parts.size() ? "" : parts.get(at + 1);
    }

    private static String group(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
