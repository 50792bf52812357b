package io.rightsizer.analyzer.usage;

/// Evidence that the kernel killed the container for memory.
///
/// @param count kills counted in the window; 0 when none is known
/// @param lastTermination whether the last termination's reason was `OOMKilled`, whenever it was
public record OomKills(long count, boolean lastTermination) {

    public static final OomKills NONE = new OomKills(0, false);

    public boolean happened() {
        return count > 0 || lastTermination;
    }
}
