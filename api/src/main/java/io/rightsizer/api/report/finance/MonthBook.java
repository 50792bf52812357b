package io.rightsizer.api.report.finance;

import io.rightsizer.api.report.SavingReport.Figure;
import io.rightsizer.api.report.SavingReport.Note;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.NodeMonth;
import java.util.List;

/// What goes into a workbook.
///
/// @param figures further lines of the first sheet, such as the four savings figures
/// @param notes further lines of the last sheet: prices as-of, coverage, method
public record MonthBook(
        MonthSummary byTeam, MonthSummary byWorkload, List<NodeMonth> nodes, List<Figure> figures, List<Note> notes) {

    public MonthBook {
        nodes = List.copyOf(nodes);
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }
}
