package io.rightsizer.analyzer.workload;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/// The Kubernetes notation for amounts: `250m`, `512Mi`, `1e9`, `1.5`.
/// Grammar: <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>.
final class Quantity {

    private static final Pattern NOTATION =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:([eE][+-]?\\d{1,3})|([numkMGTPE]|[KMGTPE]i))?");

    private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    private Quantity() {}

    /// The exact value in base units. Refuses what the API server would refuse, in words for the person who wrote it.
    static BigDecimal parse(String text) {
        var matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a Kubernetes quantity; write it like 250m, 1.5, 512Mi or 2Gi");
        }
        var exponent = matcher.group(2) == null ? "" : matcher.group(2);
        var number = new BigDecimal(matcher.group(1) + exponent);
        var suffix = matcher.group(3);
        return suffix == null ? number : number.multiply(SUFFIXES.get(suffix));
    }
}
