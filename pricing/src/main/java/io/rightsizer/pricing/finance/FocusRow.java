package io.rightsizer.pricing.finance;

import java.util.EnumMap;
import java.util.Map;

/// One charge. It is not changed once it was handed out.
public final class FocusRow {

    private final Map<FocusColumn, String> cells;

    FocusRow() {
        this(new EnumMap<>(FocusColumn.class));
    }

    private FocusRow(Map<FocusColumn, String> cells) {
        this.cells = cells;
    }

    /// The text of a cell by the rules of its column's type; empty for a null.
    public String cell(FocusColumn column) {
        return cells.getOrDefault(column, "");
    }

    void put(FocusColumn column, String cell) {
        cells.put(column, cell);
    }

    FocusRow copy() {
        return new FocusRow(new EnumMap<>(cells));
    }
}
