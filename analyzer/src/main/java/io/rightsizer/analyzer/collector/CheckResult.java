package io.rightsizer.analyzer.collector;

/// One thing looked at before a collection is trusted.
///
/// @param name what was looked at: `server`, `clock`, `remote read`, or a metric
/// @param finding what was found, on one line and without secrets
/// @param fix what to do about it; empty when nothing needs doing
public record CheckResult(String name, Status status, String finding, String fix) {

    public enum Status {
        OK,
        /// Works, with less evidence or less speed.
        WARN,
        /// Recommendations are impossible or wrong until this is solved.
        FAIL
    }

    static CheckResult ok(String name, String finding) {
        return new CheckResult(name, Status.OK, finding, "");
    }

    static CheckResult warn(String name, String finding, String fix) {
        return new CheckResult(name, Status.WARN, finding, fix);
    }

    static CheckResult fail(String name, String finding, String fix) {
        return new CheckResult(name, Status.FAIL, finding, fix);
    }
}
