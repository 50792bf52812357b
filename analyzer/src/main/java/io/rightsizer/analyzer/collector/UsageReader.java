package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads usage on the window's grid. Samples come by streamed remote read or from blocks on disk, with the
/// arithmetic done here; or the server does it, asked by `query_range`. Which one is the server's choice, not
/// the user's.
interface UsageReader {

    /// `remote read`, `range query`, `hourly peaks` or `blocks`; the way of the last read.
    String method();

    /// Whether the arithmetic is done here, so that stretches of time read one by one add up to the whole.
    boolean readsSamples();

    /// Whether the server warned in an answer to this reader, so that data may be missing.
    boolean warned();

    /// Requests sent for this reader; zero where nothing is sent.
    default long requests() {
        return 0;
    }

    /// Why memory of a container that runs did not arrive, or what to try.
    default String whyMissing(ContainerKey container) {
        return "run again, or with smaller shards";
    }

    /// The same, asking for each selector in so many stretches of time, one after the other; what arrives is the same.
    default UsageReader inParts(int parts) {
        return this;
    }

    /// Every series of a CPU counter as a rate on the grid. Series arrive one by one on the calling thread.
    void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException;

    /// Every series of a gauge as the highest value within each step.
    void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException;

    /// By how much each counter grew as its samples in the window tell, resets counted as such: from the last sample
    /// before, where there is one, to the last one inside. Windows side by side add up to the whole.
    void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException;
}
