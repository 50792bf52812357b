package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;

/// Doubles as plain decimals that read back to the very same double: `431898624`, never `4.31898624E8`.
public final class JsonNumbers {

    private JsonNumbers() {}

    static JsonNode of(double value) {
        return DecimalNode.valueOf(decimal(value));
    }

    /// A value that may be unknown; JSON has neither NaN nor infinity, so unknown is null.
    public static JsonNode orNull(double value) {
        return Double.isFinite(value) ? of(value) : NullNode.instance;
    }

    public static BigDecimal decimal(double value) {
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
