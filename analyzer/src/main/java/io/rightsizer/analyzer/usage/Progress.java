package io.rightsizer.analyzer.usage;

/// Hears how far a long collection is.
@FunctionalInterface
public interface Progress {

    Progress SILENT = (done, total, what) -> {};

    /// @param done units finished, never more than `total`
    /// @param what the unit at work, for example a namespace
    void at(int done, int total, String what);
}
