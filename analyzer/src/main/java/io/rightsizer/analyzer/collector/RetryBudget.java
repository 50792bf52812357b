package io.rightsizer.analyzer.collector;

/// How often a run may ask again, all requests together: a server in trouble must not get several times the load of
/// one that is well. Waiting as long as a server asked for costs nothing of it.
final class RetryBudget {

    private static final double FIRST = 20;
    private static final double EARNED_BY_AN_ANSWER = 0.1;

    private double left = FIRST;

    synchronized void earn() {
        left = Math.min(FIRST, left + EARNED_BY_AN_ANSWER);
    }

    synchronized boolean spend() {
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
