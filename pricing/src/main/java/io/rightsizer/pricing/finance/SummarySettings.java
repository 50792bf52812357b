package io.rightsizer.pricing.finance;

import java.util.Currency;

/// How a month is summed up.
///
/// @param teamLabel the label that names the team, as Kubernetes spells it: `team`, `example.com/cost-center`
/// @param currency all amounts are converted to it
/// @param budgets used where the rows are teams
public record SummarySettings(String teamLabel, Currency currency, ExchangeRates rates, Budgets budgets) {

    public static SummarySettings of(Currency currency) {
        return new SummarySettings("team", currency, ExchangeRates.NONE, Budgets.NONE);
    }

    public SummarySettings withTeamLabel(String label) {
        return new SummarySettings(label, currency, rates, budgets);
    }

    public SummarySettings withRates(ExchangeRates newRates) {
        return new SummarySettings(teamLabel, currency, newRates, budgets);
    }

    public SummarySettings withBudgets(Budgets newBudgets) {
        return new SummarySettings(teamLabel, currency, rates, newBudgets);
    }

    /// kube-state-metrics turns whatever Prometheus refuses in a label name into underscores.
    public String teamKey() {
        return teamLabel.replaceAll("[^a-zA-Z0-9_]", "_");
    }
}
