package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.util.List;

/// A horizontal line of a chart: what is or should be requested or allowed. Where several amounts are equal they are
/// one line with all their names.
///
/// @param name with the amount: `request now 500m`
/// @param value cores or bytes
/// @param limit whether it is a limit; a request otherwise
/// @param now whether it is what is set today; a recommendation otherwise
public record PlotLine(String name, double value, boolean limit, boolean now) {

    public static List<PlotLine> cpu(Recommendation one) {
        return PlotLevels.lines(one, Amount.CPU_REQUEST, Amount.CPU_LIMIT);
    }

    public static List<PlotLine> memory(Recommendation one) {
        return PlotLevels.lines(one, Amount.MEMORY_REQUEST, Amount.MEMORY_LIMIT);
    }
}
