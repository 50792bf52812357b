package io.rightsizer.analyzer.recommendation;

/// Usage far above the rest of the time that is sure to come again, so that a quantile of all time, or a policy that
/// looks back a few days, may miss a need.
sealed interface RecurringPeak permits WeeklyPeak, DailyPeak {

    /// What neither amount goes below, cores or bytes.
    double held();

    /// Whether it takes so little of the time that it is told even where the policy covers it.
    boolean isRare();

    Code code();

    /// How often and when, as it goes on after "CPU peaks".
    String when();
}
