package io.rightsizer.pricing.finance;

/// How a month stands against its budget, the best first.
public enum BudgetStatus {
    NO_BUDGET("no budget"),
    /// A budget of a team that no workload names.
    NO_COST("no cost"),
    WITHIN("within"),
    /// Forecast within, but the upper end of its band is not.
    AT_RISK("at risk"),
    FORECAST_OVER("forecast over"),
    /// More is spent already.
    OVER("over");

    private final String label;

    BudgetStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
